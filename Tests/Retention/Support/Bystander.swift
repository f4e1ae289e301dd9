@testable import Storage

/// Another engine, and something that happens just before a copy of it is made.
final class Bystander: Engine {
  let dialect: Dialect
  private let engine: any Engine
  private let before: @Sendable () throws -> Void

  init(_ engine: any Engine, before: @escaping @Sendable () throws -> Void) {
    self.engine = engine
    self.before = before
    dialect = engine.dialect
  }

  @discardableResult func write<T>(_ work: (any Connection) throws -> T) throws -> T { try engine.write(work) }
  func read<T>(_ work: (any Connection) throws -> T) throws -> T { try engine.read(work) }
  func settle(rewriting tables: [String], evenLarge: Bool) throws -> Bool {
    try engine.settle(rewriting: tables, evenLarge: evenLarge)
  }
  func damages(turn: Int?) throws -> [String] { try engine.damages(turn: turn) }

  func close() throws { try engine.close() }

  func copy(_ part: DatabasePart, to path: String) throws {
    try before()
    try engine.copy(part, to: path)
  }
}

extension Store {
  /// The same house, in which something happens between the copy of the database and that of the keyring.
  func backUp(to folder: BackupFolder, between: @escaping @Sendable () throws -> Void) throws -> BackupReport {
    let ring = Bystander(keyring.engine, before: between)
    return try Store(
      engine: engine, keyring: Keyring(engine: ring, keys: keys, entropy: entropy), keys: keys, clock: clock,
      entropy: entropy, statements: statements, witnesses: witnesses
    ).backUp(to: folder)
  }
}
