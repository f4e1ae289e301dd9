import Dispatch
import Domain
import Retention
import Storage
import Synchronization
import TestSupport
import Testing

/// A program that starts while others write takes what they write for no loss.
@Suite struct StartingBesideOthersTests {
  @Test(arguments: Dialect.allCases) func nothingIsTakenForForgottenThatIsOnlyJustWritten(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let strange = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 6) { number in
      for turn in 1...25 {
        do {
          if number < 4 {
            try house.store.writeNow { tx in
              try AuditLog.append(AuditEntry(.stopped, by: .subject, subject: Int64(number + 1)), in: tx)
              try Ledger.note(.stopped, of: Int64(number + 1), ["turn": String(turn)], in: tx)
            }
          } else {
            let reapplied = try Reapplication.run(on: house.store)
            if reapplied > 0 { strange.withLock { $0.append("re-applied \(reapplied) entries") } }
            if number == 5 { try house.store.makeCheckpoint() }
          }
        } catch {
          strange.withLock { $0.append("\(error)") }
        }
      }
    }
    #expect(strange.withLock { $0 } == [])
    let restored = try house.store.readNow { tx in
      try tx.run("SELECT sequence FROM audit_entry WHERE action = 'restored'").count
    }
    #expect(restored == 0)
  }
}
