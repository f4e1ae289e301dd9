import Crypto
import Domain

extension Transaction {
  /// The key to seal with, made if need be; never one that is about to be destroyed.
  ///
  /// An order of an earlier transaction is carried out now, since that erasure has committed. An order
  /// of this very transaction is withdrawn: the drawer is not empty after all.
  func sealingKey(_ name: KeyName) throws -> SealingKey {
    if let open = openKeys[name] ?? newKeys[name] { return open }
    if born.contains(name.owner) {
      let key = SealingKey(secret: SymmetricKey(data: store.entropy.bytes(32)))
      newKeys[name] = key
      return key
    }
    try settleOrders(of: .key(name))
    let key = try store.keyring.makeKey(name)
    openKeys[name] = key
    return key
  }

  /// The key to open with; nil where it is gone.
  func openingKey(_ name: KeyName) throws -> SealingKey? {
    if let open = openKeys[name] ?? newKeys[name] { return open }
    let key = try store.keyring.key(name)
    openKeys[name] = key
    return key
  }

  /// Puts the keys of those who were made here into the keyring, in one commit, and holds them no longer. The store does
  /// it before every commit; whoever makes very many in one transaction does it now and then, between two of them.
  package func keepNewKeys() throws {
    if !newKeys.isEmpty {
      try store.keyring.keep(newKeys)
      keptBeforehand += Set(newKeys.keys.map(\.owner))
      newKeys = [:]
    }
    born = []
  }
}

extension Keyring {
  /// The keys that these owners have in one drawer.
  func keys(of owners: Set<Int64>, in compartment: Compartment) throws -> [KeyName: SealingKey] {
    try engine.read { connection in
      try connection.run(
        """
        SELECT owner_id, wrapped, master_id FROM wrapped_key
        WHERE compartment = \(compartment.rawValue) AND owner_id \(connection.dialect.among(owners))
        """
      ).reduce(into: [:]) { keys, row in
        let name = KeyName(try row.integer("owner_id"), compartment)
        keys[name] = try unwrap(row, name)
      }
    }
  }

  /// Enters keys of owners who have none yet.
  func keep(_ made: [KeyName: SealingKey]) throws {
    try engine.write { connection in
      let master = try masterInUse(on: connection)
      try connection.insert(
        into: "wrapped_key", ["owner_id", "compartment", "wrapped", "master_id"],
        try made.map { name, key in
          [
            name.owner.bound, name.compartment.rawValue.bound, try wrap(key.secret, name, under: master).bound,
            master.id.bound,
          ]
        })
    }
  }
}
