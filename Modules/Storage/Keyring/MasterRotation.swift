import Domain
package import Foundation

/// Another master key: every key of the keyring is wrapped anew under it, chunk by chunk, while the house goes on.
///
/// Killed anywhere, the next run goes on. The old key stays in its file until nothing is wrapped under it.
package struct MasterRotation {
  private let store: Store
  private let folder: URL
  private let chunk: Int

  package init(_ store: Store, keys folder: URL, chunk: Int = 500) {
    self.store = store
    self.folder = folder
    self.chunk = chunk
  }

  /// Puts the next key into the file, where no program uses it yet: time to bring it to the other machines.
  @discardableResult package func prepare() throws -> String {
    try RotatingFile(.master, in: folder).prepare(store.entropy).id
  }

  /// Returns the id of the key in use now, and how many keys were wrapped anew.
  @discardableResult
  package func run(_ progress: (Int) throws -> Void = { _ in }) throws -> (id: String, rewrapped: Int) {
    let file = try RotatingFile(.master, in: folder)
    let before = try store.keyring.engine.read { try House.value("masterKey", on: $0) } ?? ""
    let target = try file.target(inUse: before, isUnfinished: file.hasRetired, store.entropy)
    if target != before {
      try audit(.keyRotationBegun, from: before, to: target)
      try store.keyring.engine.write { try House.set("masterKey", target, on: $0) }
    }
    try file.advance()
    let rewrapped = try rewrapAll(progress)
    try store.keyring.settle(evenLarge: true)
    try audit(.keyRotated, from: before, to: target)
    try file.retire()
    return (target, rewrapped)
  }

  private func rewrapAll(_ progress: (Int) throws -> Void) throws -> Int {
    var (after, done): (KeyName?, Int) = (nil, 0)
    while let (last, rewrapped) = try rewrap(after: after) {
      (after, done) = (last, done + rewrapped)
      try progress(done)
    }
    // Asked in a write: on a server whoever would still wrap under the old key loses against this.
    let left = try store.keyring.engine.write { connection in
      let master = try store.keyring.masterInUse(on: connection)
      return try connection.run("SELECT 1 AS one FROM wrapped_key WHERE master_id <> \(master.id) LIMIT 1").count
    }
    guard left == 0 else {
      throw StorageError.busy("Keys were made under the old master key meanwhile: run this again to wrap them too.")
    }
    return done
  }

  /// The keys of one chunk. A key destroyed meanwhile stays destroyed: rows are changed where they are, never put back.
  private func rewrap(after: KeyName?) throws -> (last: KeyName, rewrapped: Int)? {
    try store.keyring.engine.write { connection in
      let master = try store.keyring.masterInUse(on: connection)
      let rows = try connection.run(
        """
        SELECT owner_id, compartment, wrapped, master_id FROM wrapped_key
        WHERE (owner_id, compartment) > (\(after?.owner ?? 0), \(after?.compartment.rawValue ?? ""))
        ORDER BY owner_id, compartment LIMIT \(chunk)
        """)
      guard let last = try rows.last.map(Self.name) else { return nil }
      let old = try rows.filter { try $0.text("master_id") != master.id }
      guard !old.isEmpty else { return (last, 0) }
      let anew = try old.map { row in
        let name = try Self.name(row)
        let secret = try store.keyring.unwrap(row, name).secret
        return [
          name.owner.bound, name.compartment.rawValue.bound,
          try store.keyring.wrap(secret, name, under: master).bound,
        ]
      }
      try connection.run(
        """
        WITH anew (owner_id, compartment, wrapped) AS (VALUES \(rows: anew))
        UPDATE wrapped_key SET wrapped = anew.wrapped, master_id = \(master.id) FROM anew
        WHERE wrapped_key.owner_id = anew.owner_id AND wrapped_key.compartment = anew.compartment
        """)
      return (last, old.count)
    }
  }

  private static func name(_ row: Record) throws -> KeyName {
    KeyName(try row.integer("owner_id"), try row.value("compartment"))
  }

  private func audit(_ action: AuditAction, from before: String, to target: String) throws {
    try store.writeNow { tx in
      _ = try AuditLog.append(
        AuditEntry(action, by: .operator, detail: ["key": "master", "from": before, "to": target]), in: tx)
    }
  }
}
