import Foundation
package import Storage

/// The two databases of one house, on one engine or the other.
package enum HouseDatabases: Sendable {
  case sqlite(HomeLayout)
  case postgresql(main: String, keyring: String)

  /// `RECHTSPOOR_TEST_ENGINE=postgresql` runs every test that does not ask for one engine on PostgreSQL.
  package static let chosen: Dialect =
    ProcessInfo.processInfo.environment["RECHTSPOOR_TEST_ENGINE"].flatMap(Dialect.init) ?? .sqlite

  package init(_ engine: Dialect, _ layout: HomeLayout) throws {
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

  /// Lays a copy of both aside, files and journal as they lie there; of a server's, to which nobody may be connected.
  func copy(to folder: URL) throws -> HouseDatabases {
    switch self {
    case .sqlite(let layout):
      let copy = HomeLayout(folder)
      try FileManager.default.createDirectory(at: copy.home, withIntermediateDirectories: true)
      try Self.copy(layout.database, over: copy.database)
      try Self.copy(layout.keyring, over: copy.keyring)
      return .sqlite(copy)
    case .postgresql(let main, let keyring):
      let server = try TestPostgres.shared.get()
      return .postgresql(main: try server.copy(main), keyring: try server.copy(keyring))
    }
  }

  /// Puts one of the two back from a copy, while nobody is connected.
  func put(_ part: Part, from copy: HouseDatabases) throws {
    switch (self, copy) {
    case (.sqlite(let here), .sqlite(let copy)):
      switch part {
      case .main: try Self.copy(copy.database, over: here.database)
      case .keyring: try Self.copy(copy.keyring, over: here.keyring)
      }
    case (.postgresql(let main, let keyring), .postgresql(let oldMain, let oldKeyring)):
      let server = try TestPostgres.shared.get()
      switch part {
      case .main: try server.put(oldMain, over: main)
      case .keyring: try server.put(oldKeyring, over: keyring)
      }
    default: preconditionFailure("a copy is put back on the engine it is of")
    }
  }

  package enum Part: CaseIterable { case main, keyring }

  /// Where a program would be told that they are.
  package func address(of part: Part) throws -> DatabaseAddress {
    switch (self, part) {
    case (.sqlite(let here), .main): .sqlite(here.database)
    case (.sqlite(let here), .keyring): .sqlite(here.keyring)
    case (.postgresql(let main, _), .main): try Self.address(main)
    case (.postgresql(_, let keyring), .keyring): try Self.address(keyring)
    }
  }

  private static func address(_ name: String) throws -> DatabaseAddress {
    .postgresql(try PostgresAddress(TestPostgres.shared.get().address(of: name)))
  }

  /// Loses one of the two for good, while nobody is connected: of a file nothing is left, a server has an empty one.
  func lose(_ part: Part) throws {
    switch (self, part) {
    case (.sqlite(let here), .main): try Self.remove(here.database)
    case (.sqlite(let here), .keyring): try Self.remove(here.keyring)
    case (.postgresql(let main, _), .main): try TestPostgres.shared.get().empty(main)
    case (.postgresql(_, let keyring), .keyring): try TestPostgres.shared.get().empty(keyring)
    }
  }

  /// The main database of a copy, for somebody who only reads it.
  package func openToRead() throws -> any Engine {
    switch self {
    case .sqlite(let layout): try SQLiteEngine(readingCopyAt: layout.database.path)
    case .postgresql: try open().main
    }
  }

  /// With what the WAL holds, whose index is made anew. By a program of its own: opening the files here
  /// would drop the locks of an engine that has them open.
  private static func copy(_ from: URL, over to: URL) throws {
    try remove(to)
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: from.path + suffix) {
      guard try Child.run("cp", [from.path + suffix, to.path + suffix]).code == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    }
  }

  private static func remove(_ database: URL) throws {
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: database.path + suffix) {
      try FileManager.default.removeItem(atPath: database.path + suffix)
    }
  }

  package func drop() throws {
    guard case .postgresql(let main, let keyring) = self else { return }
    let server = try TestPostgres.shared.get()
    try server.drop(main)
    try server.drop(keyring)
  }
}
