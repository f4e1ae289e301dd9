import Crypto
package import Domain
import Foundation

/// The people's keys and travel links, in a database of their own: destroying a key there makes
/// what it sealed unreadable everywhere, old copies of the main database included.
///
/// Order: a key is committed here before the row that uses it, and destroyed here only after the
/// erasure has committed there.
package struct Keyring: Sendable {
  let engine: any Engine
  private let keys: InstitutionKeys
  let entropy: Entropy

  package init(engine: any Engine, keys: InstitutionKeys, entropy: Entropy) {
    self.engine = engine
    self.keys = keys
    self.entropy = entropy
  }

  package func close() throws { try engine.close() }

  func key(_ name: KeyName) throws -> SealingKey? {
    try engine.read { connection in
      try connection.run(
        """
        SELECT wrapped, master_id FROM wrapped_key
        WHERE owner_id = \(name.owner) AND compartment = \(name.compartment.rawValue)
        """
      ).first
    }.map { try unwrap($0, name) }
  }

  /// The key of that name, made now if there is none yet.
  func makeKey(_ name: KeyName) throws -> SealingKey {
    if let key = try key(name) { return key }
    let secret = SymmetricKey(data: entropy.bytes(32))
    try engine.write { connection in
      let master = try masterInUse(on: connection)
      try connection.run(
        """
        INSERT INTO wrapped_key (owner_id, compartment, wrapped, master_id)
        VALUES (\(name.owner), \(name.compartment.rawValue), \(try wrap(secret, name, under: master)), \(master.id))
        ON CONFLICT (owner_id, compartment) DO NOTHING
        """)
    }
    guard let key = try key(name) else { throw StorageError.corrupt("a key just made is not in the keyring") }
    return key
  }

  /// Makes the keys of many owners in one commit: a bulk import would otherwise pay one fsync each.
  package func makeKeys(_ names: [KeyName]) throws {
    try engine.write { connection in
      let master = try masterInUse(on: connection)
      var known = try held(of: names, on: connection)
      let missing = names.filter { known.insert($0).inserted }
      try connection.load(
        "wrapped_key", ["owner_id", "compartment", "wrapped", "master_id"],
        try missing.map { name in
          let secret = SymmetricKey(data: entropy.bytes(32))
          return [
            name.owner.bound, name.compartment.rawValue.bound, try wrap(secret, name, under: master).bound,
            master.id.bound,
          ]
        })
    }
  }

  /// The keys that the owners of `names` have already, asked for some hundreds of owners at a time.
  private func held(of names: [KeyName], on connection: any Connection) throws -> Set<KeyName> {
    let owners = Set(names.map(\.owner)).sorted()
    var held: Set<KeyName> = []
    for start in stride(from: 0, to: owners.count, by: 500) {
      let some = Array(owners[start..<min(start + 500, owners.count)])
      for row in try connection.run(
        "SELECT owner_id, compartment FROM wrapped_key WHERE owner_id IN (\(list: some))")
      {
        held.insert(KeyName(try row.integer("owner_id"), try row.value("compartment")))
      }
    }
    return held
  }

  /// Destroys keys and links, in one commit. Idempotent: redone after a crash it finds nothing left to do.
  func destroy(_ condemned: [Destructible]) throws {
    try engine.write { connection in
      for (label, those) in Dictionary(grouping: condemned, by: \.label) {
        let owners = connection.dialect.among(those.map(\.owner))
        switch those[0] {
        case .key:
          try connection.run("DELETE FROM wrapped_key WHERE owner_id \(owners) AND compartment = \(label)")
        case .travelLink:
          try connection.run("DELETE FROM travel_link WHERE customer_id \(owners)")
        case .everything:
          try connection.run("DELETE FROM wrapped_key WHERE owner_id \(owners)")
          try connection.run("DELETE FROM travel_link WHERE customer_id \(owners)")
        }
      }
    }
  }

  /// Leaves no byte of what was destroyed in the keyring's tables: at once where they are small, and
  /// `evenLarge` when the day's sweep is done.
  @discardableResult package func settle(evenLarge: Bool = false) throws -> Bool {
    try engine.settle(rewriting: ["wrapped_key", "travel_link"], evenLarge: evenLarge)
  }

  func damages(turn: Int?) throws -> [String] { try engine.damages(turn: turn) }

  /// Of a file, what its journal still holds; a server's is its own affair.
  func emptyJournal() throws -> Bool { try engine.settle() }

  /// The keyring itself says under which master key it is written. Asked in the transaction that writes: once that
  /// changes, nobody wraps under the one before.
  func masterInUse(on connection: any Connection) throws -> InstitutionKeys.Key {
    try masterKey(try House.value("masterKey", on: connection) ?? "")
  }

  func wrap(_ secret: SymmetricKey, _ name: KeyName, under master: InstitutionKeys.Key) throws -> [UInt8] {
    let box = try AES.GCM.seal(secret.bytes, using: master.secret, authenticating: label(name))
    return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
  }

  private func masterKey(_ id: String) throws -> InstitutionKeys.Key {
    if let master = try keys.key(.master, id: id) { return master }
    throw StorageError.unavailable(
      "The keyring was written under the master key \(id), which keys/master does not hold. "
        + "Put back that key file; nothing was changed.")
  }

  func unwrap(_ row: Record, _ name: KeyName) throws -> SealingKey {
    let master = try masterKey(try row.text("master_id"))
    do {
      let box = try AES.GCM.SealedBox(combined: row.bytes("wrapped"))
      return SealingKey(
        secret: SymmetricKey(data: try AES.GCM.open(box, using: master.secret, authenticating: label(name))))
    } catch let error as StorageError {
      throw error
    } catch {
      throw StorageError.corrupt("a key in the keyring does not open: the keyring was changed or is damaged")
    }
  }

  private func label(_ name: KeyName) -> [UInt8] {
    Digest.framed(["key", String(name.owner), name.compartment.rawValue])
  }
}
