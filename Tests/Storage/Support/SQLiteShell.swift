import Foundation
import TestSupport

/// Debian's `sqlite3` as a program of its own: another process on the same file.
final class SQLiteShell {
  static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")

  private let child: Child

  init(_ path: String) throws {
    child = try Child("/usr/bin/sqlite3", ["-bail", path], speaking: true)
  }

  /// Sends `sql`, and waits until it has been carried out.
  func run(_ sql: String) throws -> String {
    child.say("\(sql);\n.print done\n")
    var said = ""
    while !said.hasSuffix("done\n") {
      let bytes = child.hear()
      guard !bytes.isEmpty else { return said }
      said += String(decoding: bytes, as: UTF8.self)
    }
    return String(said.dropLast("done\n".count))
  }

  /// Sends `sql` without waiting for it.
  func send(_ sql: String) { child.say("\(sql);\n") }

  func quit() throws {
    try child.sayNoMore()
    child.end()
  }
}
