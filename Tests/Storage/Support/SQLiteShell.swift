import Foundation

/// Debian's `sqlite3` as a program of its own: another process on the same file.
final class SQLiteShell {
  static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ path: String) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    process.arguments = ["-bail", path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// Sends `sql`, and waits until it has been carried out.
  func run(_ sql: String) throws -> String {
    input.fileHandleForWriting.write(Data("\(sql);\n.print done\n".utf8))
    var said = ""
    while !said.hasSuffix("done\n") {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { return said }
      said += String(decoding: bytes, as: UTF8.self)
    }
    return String(said.dropLast("done\n".count))
  }

  /// Sends `sql` without waiting for it.
  func send(_ sql: String) {
    input.fileHandleForWriting.write(Data("\(sql);\n".utf8))
  }

  func quit() throws {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
