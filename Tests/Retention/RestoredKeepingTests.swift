import Domain
import Retention
import Storage
import TestSupport
import Testing

/// What keeps data or lets them rest is remembered like what ends them: a copy put back forgets no hold and no
/// restriction of after it, and keeps none that was lifted since.
@Suite struct RestoredKeepingTests {
  /// The sweep that follows the restoration would have erased what the hold was placed for.
  @Test func aHoldOfAfterTheCopyStillHoldsWhatTheCopyBroughtBack() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let end = house.time.now.day.adding(months: 48)
    house.time.set(end.adding(days: -5).at(minute: 600))
    let old = try house.keep()
    house.time.advance(hours: 1)
    let until = end.adding(days: 30)
    _ = try house.store.writeNow { tx in
      try Holds.place(on: jan, .claim, owner: "legal", until: until, by: .staff("ans"), in: tx)
    }
    try house.putBack([.main], from: old)
    #expect(try Reapplication.run(on: house.store) == 1)
    let holds = try house.store.readNow(Holds.running)
    #expect(holds.map(\.customer) == [jan] && holds.map(\.until) == [until] && holds.map(\.owner) == ["legal"])
    house.time.set(end.adding(days: 10).at(minute: 600))
    _ = try house.sweep.once()
    #expect(try house.count("purchase", of: jan) == 1, "held")
    house.time.set(until.at(minute: 600))
    _ = try house.sweep.once()
    #expect(try house.count("purchase", of: jan) == 0, "and no longer than the hold said")
  }

  /// An objection made under the hold is done again too, and erases nothing while the hold is there.
  @Test func aHoldAndAnObjectionOfAfterTheCopyComeBackTogether() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let old = try house.keep()
    house.time.advance(hours: 1)
    _ = try house.store.writeNow { tx in
      try Holds.place(on: jan, .dispute, owner: "legal", until: tx.today.adding(days: 90), by: .staff("ans"), in: tx)
    }
    try house.objectAndErase(jan)
    try house.putBack([.main], from: old)
    try Reapplication.run(on: house.store)
    #expect(try house.count("profile", of: jan) == 1)
    let standing = try house.store.readNow { tx in try StandingTable.fold(jan, in: tx) }
    #expect(standing.hold != nil && standing.stops.map(\.scope) == [.everything])
  }

  /// Of two alike the one that was not lifted goes on.
  @Test func aHoldLiftedAfterTheCopyHoldsNothingThere() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let until = house.time.now.day.adding(days: 900)
    let (first, _) = try house.store.writeNow { tx in
      (
        try Holds.place(on: jan, .claim, owner: "legal", until: until, by: .staff("ans"), in: tx),
        try Holds.place(on: jan, .claim, owner: "legal", until: until, by: .staff("ans"), in: tx)
      )
    }
    let old = try house.keep()
    house.time.advance(hours: 1)
    _ = try house.store.writeNow { tx in try Holds.lift(first, by: .staff("ans"), in: tx) }
    try house.putBack([.main], from: old)
    #expect(try house.store.readNow(Holds.running).count == 2, "the copy has both")
    try Reapplication.run(on: house.store)
    #expect(try house.store.readNow(Holds.running).count == 1)
    let left = try house.store.readNow(Holds.running)[0].id
    _ = try house.store.writeNow { tx in try Holds.lift(left, by: .staff("ans"), in: tx) }
    let standing = try house.store.readNow { tx in try StandingTable.fold(jan, in: tx) }
    #expect(standing.hold == nil)
  }

  /// Two cases let the same person's data rest; the end of one is not the end of the other.
  @Test func aRestrictionLiftedAfterTheCopyLiftsNoOther() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let (first, second) = try (opened(for: jan, in: house), opened(for: jan, in: house))
    let old = try house.keep()
    house.time.advance(hours: 1)
    try house.store.writeNow { tx in try Evidence.endRestriction(of: jan, for: first, in: tx) }
    try house.putBack([.main], from: old)
    #expect(try Reapplication.run(on: house.store) == 1)
    #expect(try running(of: jan, in: house) == [second])
    try house.store.writeNow { tx in try Evidence.endRestriction(of: jan, for: second, in: tx) }
    #expect(try running(of: jan, in: house) == [])
  }

  /// Both of after the copy, and their cases lost with it: the one that was lifted does not come back, the other rests
  /// as long as the longest notice.
  @Test func ofTwoRestrictionsWhoseCasesAreLostTheLiftedOneIsGone() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let old = try house.keep()
    house.time.advance(hours: 1)
    let first = try opened(for: jan, in: house)
    _ = try opened(for: jan, in: house)
    try house.store.writeNow { tx in try Evidence.endRestriction(of: jan, for: first, in: tx) }
    let restricted = house.time.now
    try house.putBack([.main], from: old)
    #expect(try Reapplication.run(on: house.store) == 3)
    #expect(try running(of: jan, in: house).count == 1)
    let until = NoticeRoute.postOnly.until(from: restricted).day
    let standing = try house.store.readNow { tx in try StandingTable.fold(jan, in: tx) }
    #expect(standing.restriction?.until == until)
  }

  private func opened(for customer: Int64, in house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in
      let state = CaseState(CaseReference(from: tx.store.entropy), .restriction, received: tx.now)
      let id = try CaseTable.open(
        state, scope: .everything, language: .nl, due: tx.today, request: CaseTable.Request(), in: tx)
      try Evidence.restrict(customer, for: id, reason: "unproven objection", in: tx)
      return id
    }
  }

  private func running(of customer: Int64, in house: TemporaryHouse) throws -> [Int64] {
    try house.store.readNow { tx in
      try tx.run(
        """
        SELECT case_id FROM restriction
        WHERE customer_id = \(customer) AND (until_day IS NULL OR until_day > \(tx.today)) ORDER BY case_id
        """
      ).map { try $0.integer("case_id") }
    }
  }
}
