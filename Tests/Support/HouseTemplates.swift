import Foundation
import Storage

/// Two databases at the newest schema, to make those of every house from: hundreds of houses would otherwise each
/// go through all migrations, which have tests of their own.
struct HouseTemplates {
  let main: String
  let keyring: String

  init(on server: TestPostgres) throws {
    main = try server.makeDatabase()
    keyring = try server.makeDatabase()
    let engines = try [main, keyring].map {
      try PostgresEngine(PostgresAddress(server.address(of: $0)), connections: 1)
    }
    try Opening.bringUpToDate(main: engines[0], keyring: engines[1])
    for engine in engines { try engine.close() }
  }
}

/// What is made when it is first asked for, by one thread while others wait.
final class Once<Made: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var made: Result<Made, any Error>?

  func value(_ make: () throws -> Made) throws -> Made {
    try lock.withLock {
      let result = made ?? Result { try make() }
      made = result
      return try result.get()
    }
  }
}
