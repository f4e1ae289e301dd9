import Foundation
package import Storage

/// The two databases of one house, on one engine or the other.
package enum HouseDatabases: Sendable {
  case sqlite(HomeLayout)
  case postgresql(main: String, keyring: String)

  /// `RECHTSPOOR_TEST_ENGINE=postgresql` runs every test that does not ask for one engine on PostgreSQL.
  package static let chosen: Dialect =
    ProcessInfo.processInfo.environment["RECHTSPOOR_TEST_ENGINE"].flatMap(Dialect.init) ?? .sqlite

  init(_ engine: Dialect, _ layout: HomeLayout) throws {
    switch engine {
    case .sqlite: self = .sqlite(layout)
    case .postgresql:
      let (main, keyring) = try TestPostgres.shared.get().makeHouse()
      self = .postgresql(main: main, keyring: keyring)
    }
  }

  func open() throws -> (main: any Engine, keyring: any Engine) {
    switch self {
    case .sqlite(let layout):
      return (try SQLiteEngine(path: layout.database.path), try SQLiteEngine(path: layout.keyring.path))
    case .postgresql(let main, let keyring):
      let server = try TestPostgres.shared.get()
      // Hundreds of tests run beside one another: what is slow here is the machine.
      var patience = PostgresPatience()
      patience.wait = .seconds(60)
      return (
        try PostgresEngine(PostgresAddress(server.address(of: main)), connections: 4, patience: patience),
        try PostgresEngine(PostgresAddress(server.address(of: keyring)), connections: 4, patience: patience)
      )
    }
  }

  func drop() throws {
    guard case .postgresql(let main, let keyring) = self else { return }
    let server = try TestPostgres.shared.get()
    try server.drop(main)
    try server.drop(keyring)
  }
}
