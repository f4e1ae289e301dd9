import Domain
package import Storage

extension Sweep {
  /// What comes before a day's sweep is weighed: everybody whose day was worked out under another statement is looked at
  /// under the one in force, and given the day on which something of theirs can lapse by it: today, where something
  /// has. Erases nothing; stopped half way it goes on from there.
  ///
  /// Returns whether it came to its end.
  @discardableResult
  package func reexamine(
    guarding: (Transaction) throws -> Void = { _ in }, mayGoOn: () -> Bool = { true }
  ) throws -> Bool {
    for lane in lanes {
      let people = DuePeople(lane: lane, day: store.clock.now.day)
      var pace = Pace(store)
      var isWaiting = false
      while mayGoOn() {
        // Whoever has been looked at is on this list no longer.
        let page = try store.readNow { tx in try people.firstUnderAnotherStatement(Pace.page, in: tx) }
        if page.isEmpty { break }
        var looked = 0
        try pace.each(of: page, mayGoOn: mayGoOn) { customers in
          let (done, took) = try reexamine(customers, people, waiting: isWaiting, guarding: guarding)
          looked += done
          return took
        }
        // Those left are in somebody's hands: they are waited for, once.
        if looked == 0, isWaiting { break }
        isWaiting = looked == 0
      }
    }
    return mayGoOn()
  }

  private func reexamine(
    _ customers: [Int64], _ people: DuePeople, waiting: Bool, guarding: (Transaction) throws -> Void
  ) throws -> (looked: Int, took: Int64) {
    try store.writeNow { tx in
      try guarding(tx)
      if bounds != nil { try ClockGuard.require(in: tx) }
      let claimed = try people.claim(customers, for: .underAnotherStatement, waiting: waiting, in: tx)
      let examined = try Examination.make(of: claimed, on: people.day, in: tx)
      try StandingTable.keep(examined.map { NextLook.of($0, on: people.day) }, in: tx)
      return (examined.count, store.clock.now.milliseconds - tx.now.milliseconds)
    }
  }
}
