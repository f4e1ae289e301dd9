import Delivery
package import Domain
import Foundation
package import Identity
import Retention
package import Rights
package import Storage

/// Everything a program has to do with: settings, the store behind its door, clock and dice, the
/// hasher. Made once, at start, and handed down.
package struct World: Sendable {
  package let settings: Settings
  package let store: Store
  package let hasher: PasswordHasher
  package let clock: Clock
  package let entropy: Entropy
  /// How many acts a restored copy had forgotten and has been told again.
  package let reapplied: Int

  /// Where requests are brought: with the controller's own addresses in every answer.
  package var desk: RightsDesk {
    RightsDesk(store: store, publicURL: settings.publicURL, contact: settings.contact)
  }

  /// Opens an existing house, and does nothing else before what a restored copy has forgotten is in
  /// force again (T11).
  package static func open(
    _ settings: Settings, clock: Clock = .system, entropy: Entropy = .system
  ) throws -> World {
    try requireFiles(settings)
    let keys = try InstitutionKeys.load(from: settings.home.keys)
    let store = try Opening.open(
      main: settings.database.open(), keyring: settings.keyring.open(), keys: keys,
      witnesses: settings.home.witnesses, clock: clock, entropy: entropy)
    let reapplied = try Reapplication.run(on: store)
    try store.destroyOrderedKeys()
    return World(
      settings: settings, store: store, hasher: PasswordHasher(entropy: entropy), clock: clock, entropy: entropy,
      reapplied: reapplied)
  }

  /// Brings a house to the schema of this program, and serves nobody; returns the steps taken.
  package static func migrate(_ settings: Settings) throws -> (main: [String], keyring: [String]) {
    try requireFiles(settings)
    let (main, keyring) = (try settings.database.open(), try settings.keyring.open())
    let taken = try Opening.migrate(main: main, keyring: keyring)
    try keyring.close()
    try main.close()
    return taken
  }

  /// Makes a new house under the settings' home, asking nothing; refuses where there is one. Cut off on the way, it
  /// goes on where it was the next time.
  package static func make(
    _ settings: Settings, clock: Clock = .system, entropy: Entropy = .system
  ) throws {
    do {
      try Opening.refuseHouse(main: settings.database, keyring: settings.keyring)
    } catch let error as StorageError {
      throw StorageError.unavailable(
        "\(settings.home.home.path): \(error) To make another house, name another folder: RECHTSPOOR_HOME=DIR.")
    }
    for folder in [settings.home.home, settings.home.exports] {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    try settings.home.witnesses.make()
    try InstitutionKeys.make(in: settings.home.keys, entropy: entropy)
    let (main, keyring) = (try settings.database.open(), try settings.keyring.open())
    try Opening.make(
      main: main, keyring: keyring, keys: InstitutionKeys.load(from: settings.home.keys),
      statement: ShippedStatements.first(), clock: clock)
    try keyring.close()
    try main.close()
    let world = try open(settings, clock: clock, entropy: entropy)
    try world.store.writeNow { tx in
      _ = try AuditLog.append(AuditEntry(.houseMade, by: .operator), in: tx)
      try AuditLog.append(
        AuditEntry(.statementActivated, by: .operator, detail: ["version": try tx.statement.version.id]), in: tx)
    }
    try world.store.makeCheckpoint()
    try world.close()
  }

  private static func requireFiles(_ settings: Settings) throws {
    for (address, name) in [(settings.database, "rechtspoor.db"), (settings.keyring, "keyring.db")] {
      guard let file = address.file, !FileManager.default.fileExists(atPath: file.path) else { continue }
      throw StorageError.unavailable(
        "There is no \(name) at \(file.path). A new house is made by: rechtspoor init. A house that lost one of "
          + "its two databases needs that one put back; nothing was changed.")
    }
  }

  package func close() throws {
    // What still runs in the main database needs its keys to the end.
    try store.engine.close()
    try store.keyring.close()
  }
}
