import Dispatch
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct PostgresEngineTests {
  private struct Stop: Error {}

  /// Write skew: each takes one of two doctors off duty after seeing that there are two.
  @Test func twoWritesThatCouldNotFollowOneAnotherDoNotBothCommit() throws {
    try withDoctors { database in
      let engine = try database.open()
      let seen = Mutex<[Int]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { doctor in
        do {
          try engine.write { connection in
            let onDuty = try connection.run("SELECT id FROM doctor WHERE duty = 1").count
            usleep(50_000)
            guard onDuty == 2 else { throw Stop() }
            try connection.run("UPDATE doctor SET duty = 0 WHERE id = \(doctor)")
          }
          seen.withLock { $0.append(doctor) }
        } catch {}
      }
      #expect(seen.withLock { $0.count } == 1)
      #expect(try engine.read { try $0.run("SELECT id FROM doctor WHERE duty = 1") }.count == 1)
      try engine.close()
    }
  }

  @Test func whatLosesIsRunAgainAsAWholeAndSeesWhatWon() throws {
    try withDoctors { database in
      let engine = try database.open()
      let other = try database.open()
      var runs = 0
      try engine.write { connection in
        runs += 1
        let before = try connection.run("SELECT duty FROM doctor WHERE id = 0").first?.int("duty") ?? -1
        if runs == 1 { try other.write { try $0.run("UPDATE doctor SET duty = 5 WHERE id = 0") } }
        try connection.run("UPDATE doctor SET duty = \(before + 1) WHERE id = 0")
      }
      #expect(runs == 2)
      #expect(try engine.read { try $0.run("SELECT duty FROM doctor WHERE id = 0") }.first?.int("duty") == 6)
      try engine.close()
      try other.close()
    }
  }

  @Test func aSecondRunHoldsFromItsBeginningWhatTheFirstAskedFor() throws {
    try withDoctors { database in
      let engine = try database.open()
      var patience = PostgresPatience()
      patience.wait = .milliseconds(200)
      let other = try database.open(patience)
      var (runs, wasHeld) = (0, false)
      try engine.write { connection in
        runs += 1
        if runs == 2 {
          do {
            try other.write { try $0.lock(.ledger) }
          } catch StorageError.busy {
            wasHeld = true
          }
        }
        let before = try connection.run("SELECT duty FROM doctor WHERE id = 0").first?.int("duty") ?? -1
        try connection.lock(.ledger)
        if runs == 1 { try other.write { try $0.run("UPDATE doctor SET duty = 5 WHERE id = 0") } }
        try connection.run("UPDATE doctor SET duty = \(before + 1) WHERE id = 0")
      }
      #expect(runs == 2 && wasHeld)
      try other.write { try $0.lock(.ledger) }
      try engine.close()
      try other.close()
    }
  }

  /// The server takes such a transaction back at its commit, and says no word of it.
  @Test func aTransactionThatWentOnAfterAFailureIsNotCalledKept() throws {
    try withDoctors { database in
      let engine = try database.open()
      let refusal = #expect(throws: StorageError.self) {
        try engine.write { connection in
          try connection.run("UPDATE doctor SET duty = 9 WHERE id = 0")
          _ = try? connection.run("INSERT INTO doctor VALUES (NULL, NULL)")
        }
      }
      #expect(refusal?.description.contains("nothing was kept") == true)
      #expect(try engine.read { try $0.run("SELECT id FROM doctor WHERE duty = 9") }.count == 0)
      try engine.close()
    }
  }

  @Test func theErrorOfTheWorkItselfIsNotTriedAgain() throws {
    try withDoctors { database in
      let engine = try database.open()
      var runs = 0
      #expect(throws: Stop.self) {
        try engine.write { _ in
          runs += 1
          throw Stop()
        }
      }
      #expect(runs == 1)
      try engine.close()
    }
  }

  @Test func aDeadlockEndsWithBothDone() throws {
    try withDoctors { database in
      let engine = try database.open()
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { first in
        do {
          try engine.write { connection in
            try connection.lock(.person(Int64(first)))
            usleep(50_000)
            try connection.lock(.person(Int64(1 - first)))
            try connection.run("UPDATE doctor SET duty = duty + 1")
          }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      #expect(try engine.read { try $0.run("SELECT id FROM doctor WHERE duty = 3") }.count == 2)
      try engine.close()
    }
  }

  @Test func aConnectionCutInTheMiddleIsReplacedAndTheWorkDoneOnce() throws {
    try withDoctors { database in
      let engine = try database.open()
      let other = try database.open()
      var runs = 0
      try engine.write { connection in
        runs += 1
        try connection.run("UPDATE doctor SET duty = duty + 1")
        if runs == 1 {
          let me = try connection.run("SELECT pg_backend_pid() AS pid").first?.int("pid") ?? 0
          try other.write { try $0.run("SELECT pg_terminate_backend(CAST(\(me) AS INTEGER))") }
        }
        _ = try connection.run("SELECT id FROM doctor")
      }
      #expect(runs == 2)
      #expect(try engine.read { try $0.run("SELECT id FROM doctor WHERE duty = 2") }.count == 2)
      try engine.close()
      try other.close()
    }
  }

  @Test func aConnectionCutWhileIdleIsNotNoticed() throws {
    try withDoctors { database in
      let engine = try database.open()
      let other = try database.open()
      try other.write { connection in
        let me = try engine.read { try $0.run("SELECT pg_backend_pid() AS pid") }.first?.int("pid") ?? 0
        try connection.run("SELECT pg_terminate_backend(CAST(\(me) AS INTEGER))")
      }
      #expect(try engine.read { try $0.run("SELECT id FROM doctor") }.count == 2)
      try engine.close()
      try other.close()
    }
  }

  @Test func aLockThatIsNotLetGoOfIsBusyAfterAWhile() throws {
    try withDoctors { database in
      let holder = try database.open()
      var patience = PostgresPatience()
      patience.wait = .milliseconds(200)
      let engine = try database.open(patience)
      try holder.write { connection in
        try connection.lock(.ledger)
        let error = #expect(throws: StorageError.self) { try engine.write { try $0.lock(.ledger) } }
        guard case .busy = error else {
          Issue.record("not busy: \(String(describing: error))")
          return
        }
      }
      try engine.write { try $0.lock(.ledger) }
      try holder.close()
      try engine.close()
    }
  }

  @Test func aStatementThatTakesTooLongIsCancelledAndTheConnectionGoesOn() throws {
    try withDoctors { database in
      var patience = PostgresPatience()
      patience.statement = .milliseconds(200)
      let engine = try database.open(patience)
      let error = #expect(throws: StorageError.self) { try engine.read { try $0.run("SELECT pg_sleep(5)") } }
      guard case .busy(let text) = error else {
        Issue.record("not busy: \(String(describing: error))")
        return
      }
      #expect(text.contains("too long"))
      #expect(try engine.read { try $0.run("SELECT id FROM doctor") }.count == 2)
      try engine.close()
    }
  }

  @Test func closingGivesWhatRunsAWhileAndThenCancelsIt() throws {
    try withDoctors { database in
      var patience = PostgresPatience()
      patience.closing = .milliseconds(300)
      let engine = try database.open(patience)
      let watcher = try database.open()
      let asleep: Query =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
      let said = Mutex<StorageError?>(nil)
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        do {
          try engine.write { connection in
            try connection.run("UPDATE doctor SET duty = 7")
            try connection.run("SELECT pg_sleep(50)")
          }
        } catch let error as StorageError {
          said.withLock { $0 = error }
        } catch {}
        done.signal()
      }
      while try watcher.read({ try $0.run(asleep) }).isEmpty { usleep(5000) }
      let began = ContinuousClock.now
      try engine.close()
      #expect(ContinuousClock.now - began >= .milliseconds(300))
      #expect(done.wait(timeout: .now() + 30) == .success)
      guard case .busy(let text) = said.withLock({ $0 }) else {
        Issue.record("not busy: \(String(describing: said.withLock { $0 }))")
        return
      }
      #expect(text.contains("closed meanwhile"))
      #expect(try watcher.read { try $0.run("SELECT id FROM doctor WHERE duty = 7") }.isEmpty)
      #expect(try watcher.read { try $0.run(asleep) }.isEmpty)
      try watcher.close()
    }
  }

  @Test func closingWaitsForATransactionThatEndsInTime() throws {
    try withDoctors { database in
      let engine = try database.open()
      let inside = DispatchSemaphore(value: 0)
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        try? engine.write { connection in
          try connection.run("UPDATE doctor SET duty = 7")
          inside.signal()
          try connection.run("SELECT pg_sleep(0.3)")
        }
        done.signal()
      }
      inside.wait()
      try engine.close()
      done.wait()
      let other = try database.open()
      #expect(try other.read { try $0.run("SELECT id FROM doctor WHERE duty = 7") }.count == 2)
      try other.close()
    }
  }

  @Test func moreWorkThanConnectionsWaitsItsTurn() throws {
    try withDoctors { database in
      let engine = try PostgresEngine(PostgresAddress(database.address), connections: 2)
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 24) { _ in
        do {
          try engine.write { try $0.run("UPDATE doctor SET duty = duty + 1 WHERE id = 0") }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      #expect(try engine.read { try $0.run("SELECT duty FROM doctor WHERE id = 0") }.first?.int("duty") == 25)
      try engine.close()
    }
  }

  /// Not in the engine's own time: a reader of yesterday's rows keeps them alive, and then they are not said to be gone.
  @Test func tablesAreWrittenAnewUnlessSomebodyStillReadsWhatWas() throws {
    try withDoctors { database in
      let engine = try database.open()
      let other = try database.open()
      try engine.write { connection in
        try connection.execute(script: "CREATE TABLE patient (id BIGINT NOT NULL)")
      }
      let file: Query = "SELECT CAST(pg_relation_filenode('doctor') AS BIGINT) AS number"
      let before = try engine.read { try $0.run(file).first?.integer("number") }
      try other.read { connection in
        _ = try connection.run("SELECT id FROM patient")
        try engine.write { try $0.run("DELETE FROM doctor WHERE id = 0") }
        #expect(try engine.settle(rewriting: ["doctor"], evenLarge: false) == false)
        _ = try connection.run("SELECT id FROM doctor")
        #expect(try engine.settle(rewriting: ["doctor"], evenLarge: false) == false, "it waits a moment, not for ever")
      }
      #expect(try engine.settle(rewriting: ["doctor"], evenLarge: false))
      #expect(try engine.read { try $0.run(file).first?.integer("number") } != before)
      #expect(try engine.read { try $0.run("SELECT id FROM doctor") }.count == 1)
      try engine.close()
      try other.close()
    }
  }

  @Test func aLargeTableIsWrittenAnewOnlyWhereThatIsAsked() throws {
    try withDoctors { database in
      let engine = try database.open()
      try engine.write { connection in
        try connection.run("INSERT INTO doctor SELECT n, 0 FROM generate_series(2, 150000) AS n")
      }
      let file: Query = "SELECT CAST(pg_relation_filenode('doctor') AS BIGINT) AS number"
      let before = try engine.read { try $0.run(file).first?.integer("number") }
      #expect(try engine.settle(rewriting: ["doctor"], evenLarge: false) == false)
      #expect(try engine.read { try $0.run(file).first?.integer("number") } == before)
      #expect(try engine.settle(rewriting: ["doctor"], evenLarge: true))
      #expect(try engine.read { try $0.run(file).first?.integer("number") } != before)
      try engine.close()
    }
  }

  /// A database with two doctors, both on duty.
  private func withDoctors(_ body: (PostgresDatabase) throws -> Void) throws {
    let database = try PostgresDatabase()
    let engine = try database.open()
    try engine.write { connection in
      try connection.execute(script: "CREATE TABLE doctor (id BIGINT NOT NULL PRIMARY KEY, duty BIGINT NOT NULL)")
      try connection.run("INSERT INTO doctor (id, duty) VALUES (0, 1), (1, 1)")
    }
    try engine.close()
    try body(database)
    try database.drop()
  }
}

/// A database on the tests' own server.
struct PostgresDatabase {
  private let server: TestPostgres
  private let name: String

  init(_ options: String = "") throws {
    server = try TestPostgres.shared.get()
    name = try server.makeDatabase(options)
  }

  var address: String { server.address(of: name) }

  func open(_ patience: PostgresPatience = PostgresPatience()) throws -> PostgresEngine {
    try PostgresEngine(PostgresAddress(address), patience: patience)
  }

  func drop() throws { try server.drop(name) }
}
