import CSQLiteScrub
import Foundation

@testable import Storage
import TestSupport

/// The bytes of a database file that nobody has open, page by page.
struct PageFile {
  let path: String
  let pageSize = 4096
  private(set) var bytes: [UInt8]

  init(_ path: String) throws {
    self.path = path
    bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  var count: Int { bytes.count / pageSize }
  var reserved: UInt8 { bytes[20] }

  /// The numbers of the pages that are not what was written.
  var damaged: [Int] {
    (1...count).filter { number in
      rechtspoor_checksum_holds(
        Array(bytes[(number - 1) * pageSize..<number * pageSize]), Int32(pageSize), UInt32(number)) == 0
    }
  }

  mutating func change(_ offset: Int, to byte: UInt8? = nil) throws {
    bytes[offset] = byte ?? bytes[offset] ^ 1
    try write()
  }

  mutating func swapPages(_ one: Int, _ other: Int) throws {
    for index in 0..<pageSize { bytes.swapAt((one - 1) * pageSize + index, (other - 1) * pageSize + index) }
    try write()
  }

  mutating func clear(page number: Int) throws {
    for index in 0..<pageSize { bytes[(number - 1) * pageSize + index] = 0 }
    try write()
  }

  /// Gives a page the checksum of what stands there now.
  mutating func stamp(page number: Int) throws {
    bytes.withUnsafeMutableBufferPointer { all in
      rechtspoor_checksum_write(all.baseAddress! + (number - 1) * pageSize, Int32(pageSize), UInt32(number))
    }
    try write()
  }

  mutating func truncate(to length: Int) throws {
    bytes.removeLast(bytes.count - length)
    try write()
  }

  private func write() throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
}

extension SQLiteEngine {
  /// Tables with and without a rowid, an index, values longer than a page, and pages that are free again.
  func fill(rows: Int = 900) throws {
    var dice = Dice(seed: 7)
    try write { connection in
      try connection.execute(
        script: """
          CREATE TABLE plain (id INTEGER NOT NULL PRIMARY KEY, day INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
          CREATE INDEX plain_by_day ON plain (day);
          CREATE TABLE clustered (a INTEGER NOT NULL, b INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (a, b))
            STRICT, WITHOUT ROWID;
          """)
      for number in 1...rows {
        let body = String(repeating: "x", count: dice.one(in: 40) ? 9000 : dice.below(300))
        try connection.run("INSERT INTO plain (id, day, body) VALUES (\(number), \(dice.below(20_000)), \(body))")
        try connection.run(
          "INSERT INTO clustered (a, b, day) VALUES (\(Int64(dice.next() >> 40)), \(number), \(number))")
      }
    }
    try write { try $0.run("DELETE FROM plain WHERE id % 3 = 0") }
  }

  /// All that the tables say.
  func said() throws -> [[Value]] {
    try read { connection in
      try connection.run("SELECT id, day, body FROM plain ORDER BY id").map(\.values)
        + connection.run("SELECT day, id FROM plain INDEXED BY plain_by_day ORDER BY day, id").map(\.values)
        + connection.run("SELECT a, b, day FROM clustered ORDER BY a, b").map(\.values)
    }
  }
}
