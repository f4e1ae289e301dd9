import CPostgres
import Foundation

/// Where a PostgreSQL database is: `postgresql://USER@HOST:PORT/NAME?sslmode=verify-full&…`, as libpq
/// reads it. Without a password: that stands in a pass file (`passfile=…`, `PGPASSFILE` or `~/.pgpass`)
/// which only its owner can read.
package struct PostgresAddress: Sendable {
  package let text: String
  /// Host and database, as messages name them.
  package let name: String

  package init(_ text: String) throws {
    let options = try Self.options(text)
    if options["password"] != nil {
      throw StorageError.unavailable(
        "a database address holds no password: put it in a pass file of mode 0600 and name that with passfile=FILE")
    }
    guard let database = options["dbname"] else {
      throw StorageError.unavailable("the database address names no database: write postgresql://USER@HOST/NAME")
    }
    if let file = options["passfile"] { try Self.requirePrivate(file) }
    self.text = text
    name = "postgresql://\(options["host"] ?? "local")/\(database)"
  }

  private static func options(_ text: String) throws -> [String: String] {
    guard text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") else {
      throw StorageError.unavailable("a PostgreSQL address begins with postgresql://")
    }
    var message: UnsafeMutablePointer<CChar>?
    defer { PQfreemem(message) }
    guard let list = PQconninfoParse(text, &message) else {
      // libpq's own words repeat the address, which may hold a password after all.
      throw StorageError.unavailable("the database address cannot be read: write postgresql://USER@HOST:PORT/NAME")
    }
    defer { PQconninfoFree(list) }
    var options: [String: String] = [:]
    var next = list
    while let keyword = next.pointee.keyword {
      if let value = next.pointee.val { options[String(cString: keyword)] = String(cString: value) }
      next += 1
    }
    return options
  }

  /// libpq only warns of a pass file that others can read, and then goes on without it.
  private static func requirePrivate(_ file: String) throws {
    var status = stat()
    guard stat(file, &status) == 0 else { throw StorageError.unavailable("the pass file \(file) is not there") }
    guard status.st_mode & 0o077 == 0 else {
      throw StorageError.unavailable("the pass file \(file) can be read by others. Run: chmod 600 \(file)")
    }
  }
}
