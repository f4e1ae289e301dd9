import Dispatch
import Domain
import Synchronization
import TestSupport
import Testing

@testable import Storage

/// Several programs write at once, on either engine: each act once, every chain whole.
@Suite struct ManyWritersTests {
  @Test(arguments: Dialect.allCases) func logAndLedgerOfManyWritersAreOneChainEach(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let before = try house.verify().lines
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 24) { number in
      do {
        try house.store.writeNow { tx in
          // All of one person, and so of one lane.
          try AuditLog.append(AuditEntry(.stopped, by: .subject, subject: 16), in: tx)
          try Ledger.note(.stopped, of: 16, ["number": String(number)], in: tx)
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    try house.store.makeCheckpoint()
    let report = try house.verify()
    #expect(report.findings == [] && report.lines == before + 24)
    let entries = try house.store.witnesses.mirroredEntries(after: 0)
    #expect(entries.map(\.sequence) == Array(1...24))
    #expect(Set(entries.compactMap { $0.body["number"] }).count == 24)
    #expect(try house.store.keyring.ledgerHead() == 24)
    #expect(try house.store.forgottenEntries() == [])
  }

  /// An erasure orders a key destroyed while others go on sealing in the same drawer: whatever was kept opens.
  @Test(arguments: Dialect.allCases) func whatIsSealedWhileAKeyIsDestroyedOpensAfterwards(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 16) { number in
      do {
        if number.isMultiple(of: 2) {
          try house.store.writeNow { tx in
            try tx.lock(.person(jan))
            for row in try Jan.rows("profile", of: jan, in: tx) { try Rows.erase(row, in: tx) }
            for table in ["purchase", "preference", "contact_event"] {
              for row in try Jan.rows(table, of: jan, in: tx) { try Rows.erase(row, in: tx) }
            }
            try tx.orderDestruction(of: .key(KeyName(jan, .relationship)))
          }
        } else {
          _ = try house.store.writeNow { tx in
            try tx.lock(.person(jan))
            return try Rows.write(
              "profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "0,\(number)"], in: tx)
          }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    try house.store.destroyOrderedKeys()
    try house.store.writeNow { tx in
      let kept = try Jan.rows("profile", of: jan, in: tx)
      for row in kept { #expect(row.fields?["churn"] != nil, "a row was kept that no key opens") }
      try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "0,99"], in: tx)
    }
    let last = try house.store.readNow { tx in try Jan.rows("profile", of: jan, in: tx) }
    #expect(last.contains { $0.fields?["churn"] == "0,99" })
  }
}
