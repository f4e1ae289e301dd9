import Domain
import Foundation

/// Puts a generation back where there is no house, beside the newest keyring there is, and refuses without the ledger
/// that came after it: what people said since the backup is nowhere else (T11).
///
/// It opens nothing to anybody: whoever opens the house next re-applies the ledger first.
package struct Restoration {
  private let folder: BackupFolder
  private let keys: InstitutionKeys
  private let witnesses: Witnesses

  package init(from folder: BackupFolder, keys: InstitutionKeys, witnesses: Witnesses) {
    self.folder = folder
    self.keys = keys
    self.witnesses = witnesses
  }

  /// Which generation it was, and whether the keyring came out of the backup or was there already.
  package struct Outcome: Sendable {
    package let generation: String
    package let keyringIsThere: Bool
  }

  /// A keyring that is there is the newest there is, and stays: of a restoration that was cut short too.
  package func carryOut(
    generation name: String?, main: DatabaseAddress, keyring: DatabaseAddress
  ) throws -> Outcome {
    guard try !main.holds(.main) else {
      throw StorageError.unavailable(
        "There already is a house at \(main.name). A backup is put back where there is none: name an empty home, or "
          + "move that one away. Nothing was changed.")
    }
    let generation = try folder.generation(named: name)
    let report = try BackupVerifier(folder, published: keys.published, witnesses: nil).verify(
      generation: generation.name)
    // An older copy of the keyring that a killed run has left is no reason to put nothing back.
    let concerned = [generation.name, try folder.newestKeyring().name]
    if let finding = report.findings.first(where: { concerned.contains($0.backup) }) {
      throw StorageError.corrupt("\(finding). It is not put back; take another generation. Nothing was changed.")
    }
    let manifest = try BackupManifest.read(generation.manifest, with: keys.published)
    guard manifest.engine == main.dialect.rawValue, manifest.engine == keyring.dialect.rawValue else {
      throw StorageError.unavailable(
        "\(generation.name) is of a house on \(manifest.engine): RECHTSPOOR_DATABASE and RECHTSPOOR_KEYRING have to "
          + "name databases of that engine. Nothing was changed.")
    }
    let isThere = try keyring.holds(.keyring)
    try requireLedger(after: manifest.heads.checkpoint.ledger, isThere ? keyring : nil)
    if !isThere { try keyring.put(.keyring, from: folder.newestKeyring().database) }
    try main.put(.main, from: generation.database)
    return Outcome(generation: generation.name, keyringIsThere: isThere)
  }

  /// From the generation on, the ledger has to go as far as anything signed says it went.
  private func requireLedger(after head: LedgerHead, _ living: DatabaseAddress?) throws {
    let copied = try living.map { try $0.ledger(after: head.sequence, keys) }
    let ring = try folder.newestKeyring()
    let ofBackup = try BackupManifest.read(ring.manifest, with: keys.published).heads.checkpoint.ledger
    if let living, try living.ledgerHead() < ofBackup.sequence {
      throw StorageError.unavailable(
        "The keyring at \(living.name) is older than the copy in the backup: move it away, and the copy is put back. "
          + "Nothing was changed.")
    }
    guard copied != nil || witnesses.hasMirror else {
      throw StorageError.unavailable(
        "There is no ledger at \(witnesses.ledgerFolder.path), so nobody can say who objected since this backup was "
          + "made. Put back the folders ledger and checkpoints from the machine that keeps them, then restore again. "
          + "Nothing was changed.")
    }
    var copies = [copied].compactMap { $0 }
    if witnesses.hasMirror { copies.append(try witnesses.mirrored(after: head.sequence, keys)) }
    let entries = try LedgerCopy.goingOn(from: head, copies, "This generation").entries
    try refuseBroken(entries, after: head)
    let newest = entries.last?.sequence ?? head.sequence
    let published = try keys.published
    let checkpoints = try witnesses.checkpoints().filter(published.verifies).map(\.checkpoint.ledger)
    guard !checkpoints.isEmpty else {
      throw StorageError.unavailable(
        "\(witnesses.checkpointFolder.path) holds no checkpoint of this house, so nobody can say whether its ledger is "
          + "whole. Put that folder back from the machine that keeps it, then restore again. Nothing was changed.")
    }
    let generations = try folder.generations().compactMap { try? BackupManifest.read($0.manifest, with: published) }
    let vouched = checkpoints + generations.map(\.heads.checkpoint.ledger) + [ofBackup]
    guard let last = vouched.max(by: { $0.sequence < $1.sequence }), last.sequence > newest else { return }
    throw StorageError.unavailable(
      "The ledger at \(witnesses.ledgerFolder.path) ends at entry \(newest), and it once went to \(last.sequence): "
        + "what people said after that would be forgotten. Put back the newest ledger, then restore again. "
        + "Nothing was changed.")
  }

  private func refuseBroken(_ entries: [LedgerEntry], after head: LedgerHead) throws {
    guard let broken = Ledger.firstBreak(in: entries, after: head, keys: keys) else { return }
    throw StorageError.unavailable(
      "The ledger does not follow on this generation at entry \(broken): it is not of this house, was "
        + "changed, or has a gap. Put back the right ledger, then restore again. Nothing was changed.")
  }
}

extension DatabaseAddress {
  var dialect: Dialect {
    switch self {
    case .sqlite: .sqlite
    case .postgresql: .postgresql
    }
  }

  /// Whether a house is there. A database that was merely made ready holds none.
  func holds(_ part: DatabasePart) throws -> Bool {
    if let file {
      let isThere = SQLiteEngineFile.size(of: file.path) != nil
      for journal in ["-wal", "-journal"] where !isThere && SQLiteEngineFile.size(of: file.path + journal) != nil {
        throw StorageError.unavailable(
          "\(file.path)\(journal) lies there without its database, and would be taken for the restored one's: move it "
            + "away. Nothing was changed.")
      }
      return isThere
    }
    return try withEngine { engine in
      try engine.read { connection in
        guard try !connection.run(connection.dialect.table(named: "house")).isEmpty else { return false }
        return try House.value(part.mark, on: connection) != nil
      }
    }
  }

  func ledgerHead() throws -> Int {
    try withEngine { engine in try engine.read { try Keyring.ledgerHead(on: $0) } }
  }

  func ledger(after sequence: Int, _ keys: InstitutionKeys) throws -> LedgerCopy {
    try withEngine { engine in try engine.read { try Keyring.ledger(after: sequence, on: $0, keys) } }
  }

  /// All of it, or nothing: a file gets its name once it is whole, a server's database is filled in one transaction.
  func put(_ part: DatabasePart, from copy: URL) throws {
    switch self {
    case .sqlite(let file):
      let passing = file.appendingPathExtension("restoring")
      let engine = try SQLiteEngine(readingCopyAt: copy.path)
      defer { try? engine.close() }
      try engine.copy(part, to: passing.path)
      try DurableFiles.sync(passing)
      try DurableFiles.move(passing, over: file)
    case .postgresql:
      try withEngine { target in
        try part.migrator.migrate(target)
        try part.withNewestSchema(copy) { try target.fill(part, from: $0) }
      }
    }
  }

  private func withEngine<T>(_ body: (any Engine) throws -> T) throws -> T {
    let engine = try open()
    defer { try? engine.close() }
    return try body(engine)
  }
}

extension DatabasePart {
  /// A backup made by an older program is brought to the schema of this one: in a copy, for the original is never
  /// written. What a run that was killed leaves of that, the next backup clears.
  fileprivate func withNewestSchema(_ copy: URL, _ body: (any Engine) throws -> Void) throws {
    let original = try SQLiteEngine(readingCopyAt: copy.path)
    defer { try? original.close() }
    if try migrator.isNewest(original) { return try body(original) }
    let folder = copy.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: BackupFolder.passing + "restoring")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let work = folder.appending(path: copy.lastPathComponent)
    try original.copy(self, to: work.path)
    let engine = try SQLiteEngine(path: work.path, isShared: false)
    defer { try? engine.close() }
    try migrator.migrate(engine)
    try body(engine)
  }
}
