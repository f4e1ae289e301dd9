import Domain
import Foundation
import Retention
import TestSupport
import Testing

@testable import Storage

/// What a sweep's chunks owe after their commits is done together: later than each of them, and before anybody is told
/// that the sweep is over.
@Suite struct SettlementTests {
  @Test func whenASweepIsOverNothingIsOwed() throws {
    let house = try TemporaryHouse()
    let people = try house.people(70)
    house.time.set(house.time.now.day.adding(months: 49).at(minute: 600))
    #expect(try house.sweep.once().customers == 70)
    try house.expectNothingIsOwed(of: people)
  }

  @Test func aSweepThatBreaksOffHasDoneAllOfWhatItDid() throws {
    struct Enough: Error {}
    let house = try TemporaryHouse()
    let people = try house.people(70)
    house.time.set(house.time.now.day.adding(months: 49).at(minute: 600))
    let before = try house.entries()
    for part in house.sweep.parts {
      var chunks = 0
      _ = try? house.sweep.once(part) { _ in
        chunks += 1
        if chunks > 1 { throw Enough() }
      }
    }
    let erased = try house.entries() - before
    // On a server each lane has few people, and is done in one chunk.
    #expect(erased > 0 && (erased < 70 || house.store.engine.dialect == .postgresql))
    try house.expectNothingIsOwed(of: [])
    #expect(try house.sweep.once().customers == 70 - erased)
    try house.expectNothingIsOwed(of: people)
  }

  @Test func whatACrashLeavesOwedIsDoneAtTheNextStart() throws {
    let house = try TemporaryHouse()
    let jan = try house.people(1)[0]
    try house.store.writeNow { tx in
      _ = try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: true, in: tx)
    }
    // Committed, and no further.
    _ = try house.store.commit { tx in
      let examination = try #require(try Examination.make(of: jan, on: tx.today, in: tx))
      try Erasure.carryOut(ErasurePlan.make(from: examination), by: .scheduler, in: tx)
    }
    #expect(try house.store.keyring.holds(KeyName(jan, .relationship)))
    #expect(try house.store.keyring.ledgerHead() < house.entries())
    try house.reopen()
    try house.store.destroyOrderedKeys()
    try house.expectNothingIsOwed(of: [jan])
  }
}

extension TemporaryHouse {
  /// How many entries the ledger has.
  fileprivate func entries() throws -> Int { try store.readNow { tx in try Ledger.head(in: tx).sequence } }

  /// Every order is carried out, every entry is with both witnesses, and the journals hold nothing of anybody.
  fileprivate func expectNothingIsOwed(of people: [Int64]) throws {
    let orders = try store.readNow { tx in try tx.run("SELECT destruction_id FROM key_destruction").count }
    #expect(orders == 0)
    for jan in people { #expect(try !store.keyring.holds(KeyName(jan, .relationship))) }
    let entries = try entries()
    #expect(try store.keyring.ledgerHead() == entries)
    #expect(try store.witnesses.mirroredEntries(after: 0).map(\.sequence) == Array(1...entries))
    if store.engine.dialect == .sqlite {
      for database in [layout.database, layout.keyring] {
        let journal = try FileManager.default.attributesOfItem(atPath: database.path + "-wal")[.size] as? Int
        // The entry that says the sweep is done comes last: one page.
        #expect((journal ?? 0) <= (database == layout.database ? 4152 : 0), "\(database.lastPathComponent)")
      }
    }
  }
}
