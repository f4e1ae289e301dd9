import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// A statement put in force reaches programs that are running (A9): another store on the same files.
@Suite struct StatementShelfTests {
  private func another(_ house: TemporaryHouse) throws -> Store {
    let (main, ring) = try house.openAgain()
    return try Opening.open(
      main: main, keyring: ring, keys: InstitutionKeys.load(from: house.layout.keys),
      witnesses: house.layout.witnesses, clock: house.time.clock, entropy: .system)
  }

  private func activate(_ house: TemporaryHouse) throws {
    try house.store.writeNow { tx in
      try StatementActivations.activate(
        Statement(reading: ShippedStatements.klantrelatie2026), from: tx.today, releasedBy: ("ans", "bob"), in: tx)
    }
  }

  private func version(_ store: Store) throws -> String {
    try store.readNow { tx in try tx.statement.version.id }
  }

  @Test func aStoreOpenedBeforeSeesTheActivationInItsNextTransaction() throws {
    let house = try TemporaryHouse()
    let running = try another(house)
    defer { try? running.engine.close() }
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let mayMail = {
      try running.readNow { tx in
        let standing = try #require(try StandingTable.standing(of: jan, in: tx))
        let rows = try Rows.read(Inventory.table("contact_detail"), of: jan, in: tx)
        return try rows.contains {
          mayUse(
            try tx.statement, standing, $0.datum, tx.today, for: .marketingActions, over: Lane(.email, .ns)
          ).isAllowed
        }
      }
    }
    #expect(try version(running) == "klantrelatie-2019" && mayMail())
    try activate(house)
    #expect(try version(running) == "klantrelatie-2026")
    #expect(try !mayMail())
    #expect(try version(house.store) == "klantrelatie-2026")
  }

  @Test func anActivationThatWasGivenUpLeavesNothingBehind() throws {
    let house = try TemporaryHouse()
    struct GivenUp: Error {}
    #expect(throws: GivenUp.self) {
      try house.store.writeNow { tx in
        try StatementActivations.activate(
          Statement(reading: ShippedStatements.klantrelatie2026), from: tx.today, releasedBy: ("ans", "bob"), in: tx)
        let inside = try tx.statement.version.id
        #expect(inside == "klantrelatie-2026")
        throw GivenUp()
      }
    }
    #expect(try version(house.store) == "klantrelatie-2019")
  }

  @Test func whatCannotBeReadIsNotWorkedFrom() throws {
    let house = try TemporaryHouse()
    let running = try another(house)
    defer { try? running.engine.close() }
    try activate(house)
    _ = try house.store.writeNow { tx in
      try tx.run("UPDATE statement_activation SET source = \([UInt8]("{}".utf8)) WHERE version = 'klantrelatie-2026'")
    }
    #expect(throws: (any Error).self) { try version(running) }
    #expect(throws: (any Error).self) { _ = try running.writeNow { tx in try Jan.subscriber(in: tx) } }
    #expect(try !house.store.engine.read { !(try $0.run("SELECT 1 AS one FROM customer").isEmpty) })
  }
}
