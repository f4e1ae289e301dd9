import Domain
import Foundation

/// What a run has made, and what it has removed because its time was over.
package struct BackupReport: Sendable {
  package let generation: String
  package let keyring: String
  package let bytes: Int
  package let expired: [String]
}

extension Store {
  /// A generation of the main database, then the one copy of the keyring: a key is made before the row that uses it,
  /// so that the later keyring opens every row. The house goes on meanwhile.
  ///
  /// Killed anywhere it leaves no half generation, and a keyring at least as new as every whole one. Yesterday's
  /// keyring is gone when this returns: what was destroyed since opens nowhere.
  @discardableResult
  package func backUp(to target: BackupFolder) throws -> BackupReport {
    try target.alone {
      // It is dated by the clock, and others are removed by it.
      try readNow(ClockGuard.requireForBackup)
      // Refuses a log that was cut: a backup of it would look as true as any.
      try makeCheckpoint()
      let now = clock.now
      let generation = Backup(.main, at: now, in: target.folder)
      let ring = Backup(.keyring, at: now, in: target.folder)
      let (main, keys) = (try target.begin(generation), try target.begin(ring))
      let copy = main.appending(path: generation.database.lastPathComponent)
      try engine.copy(.main, to: copy.path)
      let heads = try signedHeads(of: copy, at: now)
      // What the generation has in its ledger, the keyring has too.
      try copyLedger()
      try keyring.engine.copy(.keyring, to: keys.appending(path: ring.database.lastPathComponent).path)
      let bytes =
        try describe(generation, heads, in: main) + describe(ring, heads, in: keys)
      try target.publish(ring, from: keys)
      try target.publish(generation, from: main)
      for older in try target.keyrings() where older != ring { try target.remove(older) }
      let expired = try expired(in: target)
      try writeNow { tx in
        try ClockGuard.requireForBackup(in: tx)
        try ClockGuard.noteBackup(in: tx)
        try HouseCheck.backup.note(in: tx)
        _ = try AuditLog.append(
          AuditEntry(
            .backupMade, by: .operator,
            detail: ["generation": generation.name, "ledger": String(heads.checkpoint.ledger.sequence)]), in: tx)
      }
      return BackupReport(generation: generation.name, keyring: ring.name, bytes: bytes, expired: expired)
    }
  }

  /// Removes the generations whose time is over, and says so in the log. Where a run is at work, that one does it.
  package func expireBackups(in target: BackupFolder) throws -> [String] {
    guard FileManager.default.fileExists(atPath: target.folder.path) else { return [] }
    do {
      return try target.alone { try expired(in: target) }
    } catch StorageError.busy {
      return []
    }
  }

  private func expired(in target: BackupFolder) throws -> [String] {
    let now = try readNow { tx in
      try ClockGuard.requireForBackup(in: tx)
      return tx.now
    }
    let limit = now.adding(hours: -24 * BackupFolder.daysKept)
    let old = try target.generations().filter { $0.at < limit }
    for generation in old { try target.remove(generation) }
    guard !old.isEmpty else { return [] }
    try writeNow { tx in
      _ = try AuditLog.append(
        AuditEntry(
          .backupExpired, by: .operator, detail: ["generations": old.map(\.name).joined(separator: ",")]), in: tx)
    }
    return old.map(\.name)
  }

  private func signedHeads(of copy: URL, at now: Instant) throws -> SignedCheckpoint {
    let copy = try SQLiteEngine(readingCopyAt: copy.path)
    defer { try? copy.close() }
    let statement = try readNow { tx in try tx.statement.digest }
    let checkpoint = try copy.read { connection in
      Checkpoint(
        at: now.milliseconds, heads: try AuditLog.heads(of: AuditLog.lanes(of: engine.dialect), on: connection),
        ledger: try Ledger.head(on: connection), statement: statement)
    }
    let (key, signature) = try keys.sign(try checkpoint.canonical)
    return SignedCheckpoint(checkpoint: checkpoint, key: key, signature: signature)
  }

  /// Writes the manifest of what lies in `folder`; returns how many bytes that is.
  private func describe(_ backup: Backup, _ heads: SignedCheckpoint, in folder: URL) throws -> Int {
    let file = try BackupManifest.File(folder.appending(path: backup.database.lastPathComponent))
    let manifest = BackupManifest(
      version: BackupManifest.version, part: backup.part, engine: engine.dialect.rawValue,
      at: backup.at.milliseconds, statement: try readNow { tx in try tx.statement.version.id }, heads: heads,
      files: [file])
    try manifest.write(signedBy: keys, to: folder.appending(path: backup.manifest.lastPathComponent))
    return file.bytes
  }
}
