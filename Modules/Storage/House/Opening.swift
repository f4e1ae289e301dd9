package import Domain
import Foundation

/// Opens a house: both databases at the newest schema, the keys they were made with, the activated
/// statement. Whatever does not fit stops here, with one sentence that says what to do.
package enum Opening {
  /// Makes a new house in `main` and `keyring`, or goes on where making it was cut off. It is made once the audit log
  /// says so (`houseMade`), which is the caller's to write.
  package static func make(
    main: any Engine, keyring: any Engine, keys: InstitutionKeys, statement: Statement, clock: Clock
  ) throws {
    try bringUpToDate(main: main, keyring: keyring)
    try main.write { connection in
      guard try House.value("lookupKey", on: connection) == nil else { return }
      for name in keysOfTheMainDatabase {
        try House.set("\(name.rawValue)Key", keys[name].id, on: connection)
      }
      try StatementActivations.insert(statement, at: clock.now, releasedBy: ("init", "init"), on: connection)
    }
    try keyring.write { connection in
      try House.set("masterKey", keys[.master].id, on: connection)
    }
  }

  /// Refuses to make a house where there is one, or what is left of one.
  package static func refuseHouse(main: DatabaseAddress, keyring: DatabaseAddress) throws {
    let made: Query = "SELECT 1 AS one FROM audit_entry WHERE action = \(AuditAction.houseMade.rawValue) LIMIT 1"
    // The year in which it was made may have left the log since (R15).
    let released: Query = "SELECT 1 AS one FROM audit_segment WHERE released_at IS NOT NULL LIMIT 1"
    if try main.look({ try holds("audit_entry", made, on: $0) || holds("audit_segment", released, on: $0) }) == true {
      throw StorageError.unavailable("There already is a house here; nothing was changed.")
    }
    for table in ["wrapped_key", "ledger_copy"] {
      if try keyring.look({ try holds(table, "SELECT 1 AS one FROM \(name: table) LIMIT 1", on: $0) }) == true {
        throw StorageError.unavailable(
          "The keyring here belongs to a house whose main database is gone: put that one back; nothing was changed.")
      }
    }
  }

  private static func holds(_ table: String, _ question: Query, on connection: any Connection) throws -> Bool {
    guard try !connection.run(connection.dialect.table(named: table)).isEmpty else { return false }
    return try !connection.run(question).isEmpty
  }

  /// Brings both databases to the newest schema; returns the steps taken in each. Refuses while another
  /// program is at work on them: one of before would go on, and erase from no table it does not know.
  package static func migrate(main: any Engine, keyring: any Engine) throws -> (main: [String], keyring: [String]) {
    try refuseEmpty(main)
    try refuseEmpty(keyring)
    try refuseOthers(on: main)
    try refuseOthers(on: keyring)
    return (
      try Migrator(migrations: Migration.main).migrate(main),
      try Migrator(migrations: Migration.keyring).migrate(keyring)
    )
  }

  package static func open(
    main: any Engine, keyring keyringEngine: any Engine, keys: InstitutionKeys, witnesses: Witnesses,
    clock: Clock, entropy: Entropy
  ) throws -> Store {
    try Migrator(migrations: Migration.main).makeReady(main)
    try Migrator(migrations: Migration.keyring).makeReady(keyringEngine)
    try recordSigningKey(main, keys, witnesses)
    try refuseWrongKeys(main: main, keyring: keyringEngine, keys)
    let statements = try main.read { try StatementShelf(on: $0) }
    return Store(
      engine: main, keyring: Keyring(engine: keyringEngine, keys: keys, entropy: entropy), keys: keys, clock: clock,
      entropy: entropy, statements: statements, witnesses: witnesses)
  }

  /// Brings both databases to their newest schema.
  package static func bringUpToDate(main: any Engine, keyring: any Engine) throws {
    try Migrator(migrations: Migration.main).migrate(main)
    try Migrator(migrations: Migration.keyring).migrate(keyring)
  }

  /// Those whose id the main database keeps; the keyring keeps the master key's.
  private static let keysOfTheMainDatabase: [InstitutionKeys.Name] = [.lookup, .suppression, .audit, .ledger, .signing]

  /// A house made before the signing key's id was kept learns it from a checkpoint that key signed, and
  /// from nothing else: a stranger's key would pass over every true checkpoint and sign in its place.
  private static func recordSigningKey(_ main: any Engine, _ keys: InstitutionKeys, _ witnesses: Witnesses) throws {
    let isKnown = try main.read { connection in
      // A database that was never made ready is refused for that.
      try House.value("signingKey", on: connection) != nil || House.value("auditKey", on: connection) == nil
    }
    guard !isKnown else { return }
    guard let signed = try witnesses.newestCheckpoint(where: keys.published.verifies) else {
      throw StorageError.unavailable(
        "keys/signing has signed none of the checkpoints in \(witnesses.checkpointFolder.path), so nobody can tell "
          + "whether it is this house's key. Put back the right file and the checkpoints; nothing was changed.")
    }
    try main.write { connection in try House.set("signingKey", signed.key, on: connection) }
  }

  private static func refuseEmpty(_ engine: any Engine) throws {
    let isEmpty = try engine.read { connection in
      try connection.run(connection.dialect.table(named: "schema_migration")).isEmpty
    }
    if isEmpty { throw neverMadeReady }
  }

  private static func refuseOthers(on engine: any Engine) throws {
    guard let others = engine.dialect.otherPrograms else { return }
    let open = try engine.read { try $0.run(others).first?.int("n") ?? 0 }
    guard open == 0 else {
      throw StorageError.unavailable(
        "Other programs have this house open (\(open) connections): stop every portal, scheduler and command on every "
          + "machine first. Nothing was changed.")
    }
  }

  private static func refuseWrongKeys(main: any Engine, keyring: any Engine, _ keys: InstitutionKeys) throws {
    try main.read { connection in
      for name in keysOfTheMainDatabase {
        try check(name, madeWith: try House.value("\(name.rawValue)Key", on: connection), keys)
      }
    }
    try keyring.read { connection in
      try check(.master, madeWith: try House.value("masterKey", on: connection), keys)
    }
  }

  private static func check(_ name: InstitutionKeys.Name, madeWith id: String?, _ keys: InstitutionKeys) throws {
    guard let id else { throw neverMadeReady }
    guard try keys.key(name, id: id) != nil else {
      throw StorageError.unavailable(
        "keys/\(name.rawValue) is not the key this house was made with: it wants \(id) and has "
          + "\(keys[name].id). Put back the right file; nothing was changed.")
    }
  }

  static let neverMadeReady = StorageError.unavailable("This database was never made ready. Run: rechtspoor init")
}
