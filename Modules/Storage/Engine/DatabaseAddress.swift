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

  /// The file that must be there before it is opened; a server says itself whether it has the database.
  package var file: URL? {
    if case .sqlite(let file) = self { file } else { nil }
  }

  /// Lends what is there to be read, and changes no byte of a file; nil where there is none.
  package func look<T>(_ work: (any Connection) throws -> T?) throws -> T? {
    let engine: any Engine
    switch self {
    case .sqlite(let file):
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      engine = try SQLiteEngine(readingCopyAt: file.path)
    case .postgresql(let address): engine = try PostgresEngine(address)
    }
    let found = try engine.read(work)
    try engine.close()
    return found
  }

  package func open() throws -> any Engine {
    switch self {
    case .sqlite(let file): try SQLiteEngine(path: file.path)
    case .postgresql(let address): try PostgresEngine(address)
    }
  }
}
