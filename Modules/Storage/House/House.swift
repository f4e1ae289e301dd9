import Domain
package import Foundation

/// What a home holds and where (`RECHTSPOOR_HOME`).
package struct HomeLayout: Sendable {
  package let home: URL

  package init(_ home: URL) {
    self.home = home
  }

  package var database: URL { home.appending(path: "rechtspoor.db") }
  package var keyring: URL { home.appending(path: "keyring.db") }
  package var keys: URL { home.appending(path: "keys") }
  package var exports: URL { home.appending(path: "exports") }
  package var checkpoints: URL { home.appending(path: "checkpoints") }
  package var ledger: URL { home.appending(path: "ledger") }
  package var logins: URL { home.appending(path: "demo-logins.txt") }

  package var witnesses: Witnesses { Witnesses(ledger: ledger, checkpoints: checkpoints) }
}

/// What the database knows of itself: name and value.
package enum House {
  package static func value(_ name: String, in tx: Transaction) throws -> String? {
    try value(name, on: tx.connection)
  }

  package static func set(_ name: String, _ value: String, in tx: Transaction) throws {
    try set(name, value, on: tx.connection)
  }

  static func value(_ name: String, on connection: any Connection) throws -> String? {
    try connection.run("SELECT value FROM house WHERE name = \(name)").first?.text("value")
  }

  static func set(_ name: String, _ value: String, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO house (name, value) VALUES (\(name), \(value))
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """)
  }
}
