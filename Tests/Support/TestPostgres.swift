import Foundation

/// A PostgreSQL of this test run's own, started when a test first wants one and stopped when the run
/// ends: `tools/postgres` stops it as soon as nobody holds its standard input any more.
package final class TestPostgres: @unchecked Sendable {
  package static let shared = Result { try TestPostgres() }

  private let folder: URL
  private let server: Child
  private let shell: PostgresShell
  private let lock = NSLock()
  private let templates = Once<HouseTemplates>()
  private var made = 0

  private init() throws {
    folder = URL(filePath: NSTemporaryDirectory())
      .appending(path: "rp-pg-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    server = try Child(Self.tool.path, [folder.path], speaking: true)
    guard String(decoding: server.hear(), as: UTF8.self).hasPrefix("ready") else {
      throw PostgresTrouble("tools/postgres did not start: see \(folder.path)/initdb.log and data/server.log")
    }
    shell = try PostgresShell(folder.path, database: "postgres")
  }

  /// A new, empty database.
  package func makeDatabase(_ options: String = "") throws -> String {
    let name = nextName()
    try shell.run("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' \(options)")
    return name
  }

  /// The two databases of a house, at the newest schema: copies of two that were brought there once in this run.
  func makeHouse() throws -> (main: String, keyring: String) {
    let templates = try templates.value { try HouseTemplates(on: self) }
    return (try makeCopy(of: templates.main), try makeCopy(of: templates.keyring))
  }

  /// Through the journal: measured, a copy file by file takes half as long again.
  private func makeCopy(of template: String) throws -> String {
    let name = nextName()
    try shell.run("CREATE DATABASE \(name) TEMPLATE \(template) STRATEGY wal_log")
    return name
  }

  /// A new database that holds what `original` holds, to which nobody is connected.
  package func copy(_ original: String) throws -> String {
    let name = nextName()
    try shell.run("CREATE DATABASE \(name) TEMPLATE \(original)")
    return name
  }

  /// Puts what `copy` holds in the place of the database `name`.
  package func put(_ copy: String, over name: String) throws {
    try drop(name)
    try shell.run("CREATE DATABASE \(name) TEMPLATE \(copy)")
  }

  /// Takes everything out of the database `name`.
  package func empty(_ name: String) throws {
    try drop(name)
    try shell.run("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'")
  }

  private func nextName() -> String {
    lock.withLock {
      made += 1
      return "house_\(made)"
    }
  }

  package func drop(_ name: String) throws {
    try shell.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
  }

  package func address(of database: String) -> String {
    let host = folder.path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return "postgresql://rechtspoor@\(host)/\(database)"
  }

  private static let tool = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "tools/postgres")
}

/// Debian's `psql`: a client that is not ours.
package final class PostgresShell: @unchecked Sendable {
  private let child: Child
  private let lock = NSLock()

  init(_ host: String, database: String) throws {
    child = try Child(
      "/usr/bin/psql", ["-h", host, "-U", "rechtspoor", "-XqAt", database], speaking: true, errors: .withOutput)
  }

  /// Sends `sql`, and waits for what it says; throws where the server refuses.
  @discardableResult
  package func run(_ sql: String) throws -> String {
    try lock.withLock {
      child.say("\(sql);\n\\echo done\n")
      var said = ""
      while !said.hasSuffix("done\n") {
        let bytes = child.hear()
        guard !bytes.isEmpty else { throw PostgresTrouble(said) }
        said += String(decoding: bytes, as: UTF8.self)
      }
      said.removeLast("done\n".count)
      guard !said.contains("ERROR:"), !said.contains("FATAL:") else { throw PostgresTrouble(said) }
      return said.trimmingCharacters(in: .newlines)
    }
  }

  deinit {
    child.terminate()
    child.end()
  }
}

package struct PostgresTrouble: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
