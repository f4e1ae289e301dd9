import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite("The checksum of each page")
struct ChecksumTests {
  @Test func everyPageOfANewDatabaseCarriesOne() throws {
    try TemporaryHome.with { home in
      let file = try filled(home)
      #expect(file.reserved == 4)
      #expect(file.count > 50 && file.damaged == [])
    }
  }

  /// The one that SQLite does not notice by itself: a plain number in a row.
  @Test func aDayThatBecameAnotherIsNoticedWithFileAndPage() throws {
    try TemporaryHome.with { home in
      let path = home.path("rechtspoor.db")
      let engine = try home.engine()
      try engine.write { connection in
        try connection.execute(script: "CREATE TABLE t (day INTEGER NOT NULL) STRICT")
        try connection.run("INSERT INTO t (day) VALUES (\(0x1234_5678))")
      }
      try engine.close()
      var file = try PageFile(path)
      let place = try #require(file.bytes.indices.dropLast(4).first { Array(file.bytes[$0..<$0 + 4]) == day })
      try file.change(place)

      let damaged = try home.engine()
      let error = #expect(throws: StorageError.self) { try damaged.read { try $0.run("SELECT day FROM t") } }
      guard case .corrupt(let text) = error else {
        Issue.record("not corrupt: \(String(describing: error))")
        return
      }
      #expect(text.contains("page \(place / 4096 + 1) of \(path) is damaged") && text.contains("rechtspoor restore"))
      // Nor is it lost in a write, and nothing of that write stays.
      #expect(throws: StorageError.self) {
        try damaged.write { connection in
          try connection.execute(script: "CREATE TABLE other (a INTEGER)")
          try connection.run("UPDATE t SET day = day + 1")
        }
      }
      #expect(try damaged.read { try $0.run("SELECT 1 AS one FROM sqlite_schema WHERE name = 'other'") }.isEmpty)
      #expect(try damaged.damages() == ["page \(place / 4096 + 1) is not what was written"])
      try damaged.close()
    }
  }

  private let day: [UInt8] = [0x12, 0x34, 0x56, 0x78]

  /// Every page of the file, header, tables, indexes, overflow and free ones; a free page is met by the scan alone,
  /// unless it is written anew before.
  @Test func aByteChangedInAnyPageIsNoticed() throws {
    try TemporaryHome.with { home in
      let sound = try filled(home)
      var dice = Dice(seed: 3)
      var healed = 0
      for page in 1...sound.count {
        var file = sound
        // The first sixteen bytes say that it is a database at all: that is another sentence.
        let place = (page - 1) * 4096 + (page == 1 ? 16 + dice.below(4080) : dice.below(4096))
        try file.change(place)
        let isNoticed = try damages(home) != []
        #expect(try isNoticed || PageFile(file.path).damaged == [], "byte \(place)")
        healed += isNoticed ? 0 : 1
      }
      #expect(healed <= 1)
      for place in [0, 15, 16, 17, 18, 19, 20, 21, 24, 28, 52, 56, 60, 68, 71, 92, 96] {
        var file = sound
        try file.change(place)
        #expect(try damages(home) != [], "byte \(place) of the header")
      }
    }
  }

  @Test func aPageInAnothersPlaceIsNoticed() throws {
    try TemporaryHome.with { home in
      var file = try filled(home)
      let engine = try home.engine()
      let before = try engine.said()
      #expect(before.count > 1000)
      try engine.close()
      try file.swapPages(file.count - 1, file.count)
      #expect(file.damaged == [file.count - 1, file.count])
      #expect(try damages(home) != [])
    }
  }

  @Test func aPageThatBecameEmptyIsNoticed() throws {
    try TemporaryHome.with { home in
      let sound = try filled(home)
      for page in stride(from: 2, through: sound.count, by: 7) {
        var file = sound
        try file.clear(page: page)
        #expect(try damages(home) != [], "page \(page)")
      }
    }
  }

  @Test func aFileCutOffAnywhereIsNoticed() throws {
    try TemporaryHome.with { home in
      let sound = try filled(home)
      for part in 1..<20 {
        var file = sound
        try file.truncate(to: sound.bytes.count * part / 20 / (part % 2 == 0 ? 4096 : 1) * (part % 2 == 0 ? 4096 : 1))
        #expect(try damages(home) != [], "\(part) of 20")
      }
    }
  }

  /// A map of the file into memory would pass by the check.
  @Test func noPageComesByAMemoryMap() throws {
    try TemporaryHome.with { home in
      var file = try filled(home)
      let sound = try home.engine()
      let leaf = try sound.pool.read {
        try Int.fetchOne($0, sql: "SELECT max(pageno) FROM dbstat WHERE name = 'clustered' AND pagetype = 'leaf'")
      }
      try sound.close()
      try file.change((try #require(leaf) - 1) * 4096 + 4000)
      let engine = try home.engine()
      let rows = Result {
        try engine.pool.writeWithoutTransaction { database in
          try database.execute(sql: "PRAGMA mmap_size = 1000000000")
          return try Row.fetchAll(database, sql: "SELECT * FROM clustered").count
        }
      }
      #expect(throws: DatabaseError.self) { try rows.get() }
      try engine.close()
    }
  }

  /// Larger than SQLite's cache: pages leave it before the first one is written.
  @Test func everyPageOfALargeCopyCarriesOne() throws {
    try TemporaryHome.with { home in
      let engine = try home.engine()
      try engine.fill(rows: 30_000)
      // What is copied lies half in the WAL.
      try engine.write { try $0.run("UPDATE plain SET body = body || 'y'") }
      let said = try engine.said()
      try engine.copy(.main, to: home.path("copy.db"))
      try engine.close()
      let file = try PageFile(home.path("copy.db"))
      #expect(file.count > 2500 && file.reserved == 4)
      #expect(file.damaged == [])
      let copy = try SQLiteEngine(readingCopyAt: file.path)
      #expect(try copy.damages() == [] && copy.said() == said)
      try copy.close()
    }
  }

  /// A program was killed, and somebody tidied up behind it.
  @Test func aLostJournalIsNoticed() throws {
    try TemporaryHome.with { home in
      let engine = try home.engine()
      try engine.fill()
      for end in ["", "-wal", "-shm"] {
        try FileManager.default.copyItem(atPath: engine.path + end, toPath: home.path("killed.db" + end))
      }
      try engine.close()
      try FileManager.default.removeItem(atPath: home.path("killed.db-wal"))
      let error = #expect(throws: StorageError.self) { try home.engine("killed.db") }
      guard case .corrupt(let text) = error else {
        Issue.record("not corrupt: \(String(describing: error))")
        return
      }
      #expect(text.contains("killed.db-wal is gone"))
      try FileManager.default.removeItem(atPath: home.path("killed.db-shm"))
      try home.engine("killed.db").close()
    }
  }

  /// A closed database full of rows.
  private func filled(_ home: TemporaryHome) throws -> PageFile {
    let engine = try home.engine()
    try engine.fill()
    try engine.close()
    return try PageFile(engine.path)
  }

  /// What opening, or looking for damage, finds.
  private func damages(_ home: TemporaryHome) throws -> [String] {
    do {
      let engine = try home.engine()
      defer { try? engine.close() }
      return try engine.damages()
    } catch StorageError.corrupt(let text) {
      return [text]
    } catch StorageError.unavailable(let text) {
      return [text]
    }
  }
}
