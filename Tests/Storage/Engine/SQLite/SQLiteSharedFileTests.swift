import Dispatch
import Synchronization
import Testing

@testable import Storage

@Suite("Several programs on one file", .enabled(if: SQLiteShell.isInstalled))
struct SQLiteSharedFileTests {
  @Test func aWriterThatFindsTheFileLockedSaysBusy() throws {
    try TemporaryHome.with { home in
      let engine = try home.engine(busyTimeout: .milliseconds(100))
      try engine.write { try $0.execute(script: "CREATE TABLE t (a INTEGER)") }
      let shell = try SQLiteShell(engine.path)
      _ = try shell.run("BEGIN IMMEDIATE; INSERT INTO t VALUES (1)")
      let error = #expect(throws: StorageError.self) {
        try engine.write { try $0.run("INSERT INTO t (a) VALUES (\(2))") }
      }
      guard case .busy(let text) = error else {
        Issue.record("not busy: \(String(describing: error))")
        return
      }
      #expect(text.contains("locked"))
      #expect(try engine.read { try $0.run("SELECT a FROM t") }.isEmpty)
      _ = try shell.run("COMMIT")
      try engine.write { try $0.run("INSERT INTO t (a) VALUES (\(2))") }
      #expect(try engine.read { try $0.run("SELECT a FROM t ORDER BY a").map { try $0.int("a") } } == [1, 2])
      try shell.quit()
      try engine.close()
    }
  }

  @Test func aWriterWaitsForAnotherProgramWithinItsTimeOut() throws {
    try TemporaryHome.with { home in
      let first = try home.engine(busyTimeout: .seconds(30))
      let second = try home.engine(busyTimeout: .seconds(30))
      try first.write { try $0.execute(script: "CREATE TABLE t (a INTEGER)") }
      let shell = try SQLiteShell(first.path)
      _ = try shell.run("BEGIN IMMEDIATE; INSERT INTO t VALUES (1)")
      shell.send(".shell sleep 0.4\nCOMMIT")

      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { index in
        do {
          try (index == 0 ? first : second).write { try $0.run("INSERT INTO t (a) VALUES (\(index + 2))") }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      #expect(try second.read { try $0.run("SELECT a FROM t ORDER BY a").map { try $0.int("a") } } == [1, 2, 3])
      #expect(try shell.run("SELECT count(*) FROM t") == "3\n")
      try shell.quit()
      try first.close()
      try second.close()
    }
  }

  @Test func settlingSaysNoWhileAReaderHoldsTheWALAndYesAfterwards() throws {
    try TemporaryHome.with { home in
      let engine = try home.engine()
      try engine.write { try $0.execute(script: "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)") }
      let shell = try SQLiteShell(engine.path)
      _ = try shell.run("BEGIN; SELECT a FROM t")
      try engine.write { try $0.run("INSERT INTO t (a) VALUES (\(2))") }
      #expect(try engine.settle() == false)
      #expect(SQLiteEngineFile.size(of: engine.path + "-wal") ?? 0 > 0)
      _ = try shell.run("COMMIT")
      #expect(try engine.settle())
      #expect(SQLiteEngineFile.size(of: engine.path + "-wal") == 0)
      try engine.write { try $0.run("INSERT INTO t (a) VALUES (\(3))") }
      #expect(try shell.run("SELECT count(*) FROM t") == "3\n")
      try shell.quit()
      try engine.close()
    }
  }
}
