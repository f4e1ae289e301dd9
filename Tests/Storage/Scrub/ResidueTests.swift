import CSQLiteScrub
import Foundation
import GRDB
import Testing

@testable import Storage
import TestSupport

/// Erased means gone from the bytes. The history is the one that leaves old copies behind: rows
/// of very different lengths in random order, a fifth of them updated, so that pages split and
/// balance all the time.
@Suite("What stays of erased people in the database file")
struct ResidueTests {
  private let people = 1500
  private let rowsEach = 10

  @Test func nobodyErasedIsLeftInTheFile() throws {
    try TemporaryHome.with { home in
      let scrubbed = rechtspoor_scrub_count()
      let erased = try liveThrough(home, isScrubbing: true)
      #expect(rechtspoor_scrub_count() > scrubbed)
      let found = try peopleInBytes(of: home.path("rechtspoor.db"))
      #expect(found.intersection(erased) == [])
      #expect(found.count == people - erased.count, "the search finds everybody who stayed")
    }
  }

  @Test func theSameHistoryWithoutTheScrubberLeavesPeopleBehind() throws {
    try TemporaryHome.with { home in
      let erased = try liveThrough(home, isScrubbing: false)
      let left = try peopleInBytes(of: home.path("rechtspoor.db")).intersection(erased)
      #expect(left.count >= 3, "only \(left.count) of \(erased.count) found: the search proves nothing")
    }
  }

  /// Writes the history, erases every tenth person and settles; the people erased.
  private func liveThrough(_ home: TemporaryHome, isScrubbing: Bool) throws -> Set<Int> {
    let engine = try home.engine()
    let switched = engine.pool.writeWithoutTransaction { database in
      rechtspoor_scrub_switch(database.sqliteConnection, isScrubbing ? 1 : 0)
    }
    #expect(switched == 0)
    try engine.write { connection in
      try connection.execute(
        script: """
          CREATE TABLE event (person INTEGER NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (person, number)) STRICT, WITHOUT ROWID;
          CREATE TABLE lookup (mark TEXT NOT NULL PRIMARY KEY, person INTEGER NOT NULL) STRICT, WITHOUT ROWID;
          """)
    }
    var dice = Dice(seed: 2019)
    try fill(engine, &dice)
    let erased = Set((0..<people).filter { $0 % 10 == 3 })
    for person in erased.sorted() {
      try engine.write { connection in
        try connection.run("DELETE FROM event WHERE person = \(person)")
        #expect(connection.changes == rowsEach)
        try connection.run("DELETE FROM lookup WHERE mark = \(mark(person))")
      }
    }
    #expect(try engine.settle())
    #expect(SQLiteEngineFile.size(of: engine.path + "-wal") == 0)
    #expect(try engine.read { try $0.run("PRAGMA integrity_check") }.first?.values == [.text("ok")])
    let left = try engine.read { try $0.run("SELECT count(*) AS n FROM event") }
    #expect(try left.first?.int("n") == (people - erased.count) * rowsEach)
    try engine.close()
    return erased
  }

  private func fill(_ engine: SQLiteEngine, _ dice: inout Dice) throws {
    var rows = (0..<people).flatMap { person in (0..<rowsEach).map { (person, $0) } }
    rows = dice.shuffled(rows)
    for start in stride(from: 0, to: rows.count, by: 500) {
      try engine.write { connection in
        for (person, number) in rows[start..<min(start + 500, rows.count)] {
          if number == 0 {
            try connection.run("INSERT INTO lookup (mark, person) VALUES (\(mark(person)), \(person))")
          }
          let body = mark(person) + String(repeating: "q", count: 10 + dice.below(590))
          try connection.run("INSERT INTO event (person, number, body) VALUES (\(person), \(number), \(body))")
        }
      }
    }
    rows = dice.shuffled(rows)
    try engine.write { connection in
      for (person, number) in rows.prefix(rows.count / 5) {
        let body = mark(person) + String(repeating: "u", count: 10 + dice.below(590))
        try connection.run("UPDATE event SET body = \(body) WHERE person = \(person) AND number = \(number)")
      }
    }
  }

  private func mark(_ person: Int) -> String {
    "MARK" + String(person + 1_000_000) + "-"
  }

  private func peopleInBytes(of path: String) throws -> Set<Int> {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let letters = Array("MARK".utf8)
    var found: Set<Int> = []
    bytes.withUnsafeBufferPointer { whole in
      for start in 0..<whole.count - 11 where whole[start] == letters[0] {
        guard whole[start + 1] == letters[1], whole[start + 2] == letters[2], whole[start + 3] == letters[3] else {
          continue
        }
        if let number = Int(String(decoding: whole[start + 4..<start + 11], as: UTF8.self)) {
          found.insert(number - 1_000_000)
        }
      }
    }
    return found
  }
}
