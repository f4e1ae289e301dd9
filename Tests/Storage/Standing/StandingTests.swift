import Domain
import Storage
import TestSupport
import Testing

@Suite struct StandingTests {
  /// Twelve people, each with a story of forty acts; after each act the stored standing is the folded one.
  @Test(arguments: 1...12) func whatIsStoredIsWhatTheEvidenceFoldsTo(seed: UInt64) throws {
    let house = try TemporaryHouse(seed: seed)
    var dice = Dice(seed: seed)
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    for step in 1...40 {
      house.time.advance(minutes: 1 + dice.below(3000))
      let act = dice.below(9)
      try house.store.writeNow { tx in
        try carryOut(act, jan, &dice, in: tx)
        let stored = try StandingTable.standing(of: jan, in: tx)
        let folded = try StandingTable.fold(jan, in: tx)
        #expect(stored == folded, "seed \(seed), step \(step), act \(act)")
      }
    }
  }

  @Test(arguments: 1...12) func aLaterStopNeverAddsAPurpose(seed: UInt64) throws {
    let house = try TemporaryHouse(seed: seed)
    var dice = Dice(seed: seed &+ 100)
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    for _ in 1...12 {
      house.time.advance(minutes: 7)
      if dice.below(2) == 0 { try house.store.writeNow { tx in try carryOut(dice.below(4), jan, &dice, in: tx) } }
      let before = try living(jan, in: house)
      try house.store.writeNow { tx in
        let (act, scope) = (Act.allCases[dice.below(4)], Scope.allCases[dice.below(9)])
        _ = try Evidence.stop(act, scope, of: jan, source: "portal", proven: dice.below(2) == 0, in: tx)
      }
      let after = try living(jan, in: house)
      #expect(after.isSubset(of: before), "seed \(seed): \(after.subtracting(before))")
    }
  }

  @Test func anUnprovenStopRestsIsProvenOnceAndCanBeTakenBack() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let before = try living(jan, in: house)
    house.time.advance(minutes: 1)
    let stop = try house.store.writeNow { tx in
      try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: false, in: tx)
    }
    #expect(try living(jan, in: house).count < before.count)
    try house.store.writeNow { tx in try Evidence.takeBack(stop: stop, of: jan, in: tx) }
    #expect(try living(jan, in: house) == before)
    // What was taken back is over: nobody can prove it any more.
    try house.store.writeNow { tx in try Evidence.prove(stop: stop, of: jan, in: tx) }
    #expect(try living(jan, in: house) == before)
  }

  private func living(_ jan: Int64, in house: TemporaryHouse) throws -> Set<String> {
    try house.store.readNow { tx in
      let standing = try StandingTable.standing(of: jan, in: tx)!
      var living: Set<String> = []
      for table in Inventory.tables(of: .customer) where table.category != nil {
        for row in try Rows.read(table, of: jan, in: tx) where row.datum.category != .proof {
          for (purpose, life) in livingPurposes(try tx.statement, standing, row.datum, tx.today) where life.isAlive {
            living.insert("\(table.name) \(row.key) \(purpose)")
          }
        }
      }
      return living
    }
  }

  private func carryOut(_ act: Int, _ jan: Int64, _ dice: inout Dice, in tx: Transaction) throws {
    let consent = ConsentName.allCases[dice.below(ConsentName.allCases.count)]
    switch act {
    case 0: try Evidence.consent(to: consent, of: jan, source: "portal", givenAt: tx.now, in: tx)
    case 1: try Evidence.withdraw(consent, of: jan, in: tx)
    case 2: try Evidence.agree(.nsExtra, of: jan, terms: "1", since: tx.today, in: tx)
    case 3: try Evidence.end(.nsExtra, of: jan, on: tx.today, in: tx)
    case 4:
      try Evidence.stop(
        Act.allCases[dice.below(4)], Scope.allCases[dice.below(8)], of: jan, source: "portal",
        proven: dice.below(2) == 0, in: tx)
    case 5:
      try Evidence.lift(.newsletterEmail, Lane(.email, .ns), of: jan, consent: 1, in: tx)
    case 6: try Evidence.restrict(jan, for: 3, reason: "x", in: tx)
    case 7: try Evidence.endRestriction(of: jan, for: 3, in: tx)
    default:
      do {
        try Evidence.contact(.login, of: jan, ownAct: dice.below(2) == 0, on: tx.today, note: "", in: tx)
      } catch is RowRefused {
        // Nothing of the relationship lives: then no contact is kept either.
      }
    }
  }
}
