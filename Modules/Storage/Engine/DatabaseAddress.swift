package import Foundation

/// Where a database is: a file of SQLite, or a server of PostgreSQL.
package enum DatabaseAddress: Sendable {
  case sqlite(URL)
  case postgresql(PostgresAddress)

  /// Reads `sqlite:PATH` or `postgresql://…`.
  package init(_ text: String) throws {
    if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
      self = .postgresql(try PostgresAddress(text))
    } else if text.hasPrefix("sqlite:"), text.count > 7 {
      self = .sqlite(URL(filePath: String(text.dropFirst(7))).standardizedFileURL)
    } else {
      throw StorageError.unavailable("write sqlite:PATH or postgresql://USER@HOST/NAME")
    }
  }

  /// As messages name it.
  package var name: String {
    switch self {
    case .sqlite(let file): file.path
    case .postgresql(let address): address.name
    }
  }

  /// The file that must be there before it is opened, and must not be when it is made; a server says
  /// itself whether it has the database.
  package var file: URL? {
    if case .sqlite(let file) = self { file } else { nil }
  }

  package func open() throws -> any Engine {
    switch self {
    case .sqlite(let file): try SQLiteEngine(path: file.path)
    case .postgresql(let address): try PostgresEngine(address)
    }
  }
}
