import Foundation
import Storage
import TestSupport

/// An empty database on one engine or the other, that several engines may open; gone when the test is done.
struct TestDatabase {
  let dialect: Dialect
  private let place: Place

  private enum Place {
    case file(String)
    case server(TestPostgres, String)
  }

  static func with(_ dialect: Dialect, _ body: (TestDatabase) throws -> Void) throws {
    switch dialect {
    case .sqlite:
      try TemporaryHome.with { home in
        try body(TestDatabase(dialect: dialect, place: .file(home.path("rechtspoor.db"))))
      }
    case .postgresql:
      let server = try TestPostgres.shared.get()
      let name = try server.makeDatabase()
      try body(TestDatabase(dialect: dialect, place: .server(server, name)))
      try server.drop(name)
    }
  }

  /// One engine on it, closed at the end.
  static func withEngine(_ dialect: Dialect, _ body: (any Engine) throws -> Void) throws {
    try with(dialect) { database in
      let engine = try database.open()
      try body(engine)
      try engine.close()
    }
  }

  func open() throws -> any Engine {
    switch place {
    case .file(let path): try SQLiteEngine(path: path)
    case .server(let server, let name): try PostgresEngine(PostgresAddress(server.address(of: name)))
    }
  }
}
