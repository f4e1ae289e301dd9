import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite("The queue before a file")
struct SQLiteQueueTests {
  /// One writes chunk upon chunk, as a sweep does; without a queue it is nearly always the next as well.
  @Test func whoeverWaitsIsNextThoughAnotherComesBackAtOnce() throws {
    try TemporaryHome.with { home in
      let (sweep, visitor) = (try home.engine(busyTimeout: .seconds(60)), try home.engine(busyTimeout: .seconds(60)))
      try sweep.write { try $0.execute(script: "CREATE TABLE t (a INTEGER)") }
      let chunks = Atomic(0)
      let isOver = Atomic(false)
      let failures = Mutex<[String]>([])
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        defer { done.signal() }
        while !isOver.load(ordering: .relaxed) {
          do {
            try sweep.write { connection in
              try connection.run("INSERT INTO t (a) VALUES (1)")
              usleep(20_000)
              chunks.add(1, ordering: .relaxed)
            }
          } catch {
            failures.withLock { $0.append("\(error)") }
            return
          }
        }
      }
      while chunks.load(ordering: .relaxed) == 0 { usleep(1000) }
      let before = chunks.load(ordering: .relaxed)
      for _ in 0..<20 { try visitor.write { try $0.run("INSERT INTO t (a) VALUES (2)") } }
      let passed = chunks.load(ordering: .relaxed) - before
      isOver.store(true, ordering: .relaxed)
      done.wait()
      #expect(failures.withLock { $0 } == [])
      // One that is at work, and on a busy machine a few that got in before it stood in the queue.
      #expect(passed <= 200, "\(passed) chunks came before twenty visits")
      try sweep.close()
      try visitor.close()
    }
  }

  @Test func whoeverStandsTooLongIsToldTheFileIsBusyAndTheNextIsNotKept() throws {
    try TemporaryHome.with { home in
      let engine = try home.engine(busyTimeout: .milliseconds(100))
      try engine.write { try $0.execute(script: "CREATE TABLE t (a INTEGER)") }
      let other = SQLiteEngineQueue(before: engine.path, patience: .zero)
      try other.stand()
      let error = #expect(throws: StorageError.self) {
        try engine.write { try $0.run("INSERT INTO t (a) VALUES (1)") }
      }
      guard case .busy(let text) = error else {
        Issue.record("not busy: \(String(describing: error))")
        return
      }
      #expect(text.contains("rechtspoor.db is locked"))
      other.leave()
      try engine.write { try $0.run("INSERT INTO t (a) VALUES (2)") }
      // Who writes stands in nobody's way to the queue, and who was refused does not either.
      try engine.write { _ in
        try other.stand()
        other.leave()
      }
      #expect(throws: StorageError.self) { try engine.write { try $0.run("no such statement") } }
      try other.stand()
      other.leave()
      #expect(try engine.read { try $0.run("SELECT a FROM t").map { try $0.int("a") } } == [2])
      try engine.close()
    }
  }

  /// A backup of a server is such a file, and holds nothing but it.
  @Test func aFileThatNobodyElseWritesHasNoQueue() throws {
    try TemporaryHome.with { home in
      let engine = try SQLiteEngine(path: home.path("rechtspoor.db"), isShared: false)
      try engine.write { try $0.execute(script: "CREATE TABLE t (a INTEGER)") }
      #expect(try engine.settle())
      try engine.close()
      #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder) == ["rechtspoor.db"])
    }
  }

  /// Only the order is lost: a folder that lets nobody make a file still has its database written.
  @Test func withoutItsFileNobodyIsKeptFromWriting() throws {
    try TemporaryHome.with { home in
      try FileManager.default.createDirectory(
        atPath: home.path("rechtspoor.db-queue"), withIntermediateDirectories: false)
      let engine = try home.engine()
      try engine.write { try $0.execute(script: "CREATE TABLE t (a INTEGER)") }
      #expect(try engine.read { try $0.run("SELECT a FROM t") }.isEmpty)
      try engine.close()
    }
  }
}
