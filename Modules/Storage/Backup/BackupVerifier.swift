import Domain
import Foundation

/// Reads backups as a stranger would, trusting nothing but the published signing key and the mirrored ledger.
package struct BackupVerifier {
  package struct Finding: Hashable, Sendable, CustomStringConvertible {
    package let backup: String
    package let fault: String
    package var description: String { "\(backup): \(fault)" }
  }

  package struct Report: Sendable {
    package var backups: [String] = []
    package var lines = 0
    package var findings: [Finding] = []
    package var passes: Bool { findings.isEmpty }
  }

  private let folder: BackupFolder
  private let published: PublishedKeys
  private let witnesses: Witnesses?

  /// `witnesses`: nil on a machine that has none; then nothing is held against the mirrored ledger.
  package init(_ folder: BackupFolder, published: PublishedKeys, witnesses: Witnesses?) {
    self.folder = folder
    self.published = published
    self.witnesses = witnesses
  }

  /// Every generation and the keyring's copy, or one generation with it.
  package func verify(generation name: String? = nil) throws -> Report {
    let generations = try name.map { [try folder.generation(named: $0)] } ?? folder.generations()
    let ring = try folder.newestKeyring()
    var report = Report()
    if generations.isEmpty { report.findings.append(Finding(backup: folder.folder.path, fault: "holds no generation")) }
    for older in try folder.keyrings() where older != ring {
      report.findings.append(
        Finding(backup: older.name, fault: "is an older copy of the keyring: the next backup removes it"))
    }
    let heads = try check(ring, &report) { _, manifest in manifest.heads.checkpoint.heads }
    for generation in generations {
      let lines = try check(generation, &report) { copy, manifest in
        let lines = try checkLog(copy, manifest)
        if ring.at < generation.at, let heads, !covers(heads, manifest.heads.checkpoint.heads) {
          throw BackupFault("it is newer than the copy of the keyring, which cannot open it: make another backup")
        }
        let head = manifest.heads.checkpoint.ledger
        if heads != nil { try checkLedger(head, ledger(of: ring, from: head), "the copy of the keyring") }
        if let witnesses {
          try checkLedger(head, witnesses.mirrored(after: head.sequence - 1), "the mirrored ledger")
        }
        return lines
      }
      report.lines += lines ?? 0
    }
    return report
  }

  /// What must be true of every backup, then what `further` asks of this one. Nil where something was found.
  private func check<T>(
    _ backup: Backup, _ report: inout Report, _ further: (SQLiteEngine, BackupManifest) throws -> T
  ) throws -> T? {
    report.backups.append(backup.name)
    do {
      let manifest = try BackupManifest.read(backup.manifest, with: published)
      try checkFiles(backup, manifest)
      let copy = try SQLiteEngine(readingCopyAt: backup.database.path)
      defer { try? copy.close() }
      try copy.read { connection in
        let answer = try connection.run("PRAGMA integrity_check").first?.values.first
        guard answer == .text("ok") else { throw BackupFault("SQLite finds the database damaged") }
      }
      return try further(copy, manifest)
    } catch let fault as BackupFault {
      report.findings.append(Finding(backup: backup.name, fault: fault.description))
    } catch let error as StorageError {
      report.findings.append(Finding(backup: backup.name, fault: "it does not open: \(error)"))
    }
    return nil
  }

  private func checkFiles(_ backup: Backup, _ manifest: BackupManifest) throws {
    guard manifest.part == backup.part, manifest.at == backup.at.milliseconds else {
      throw BackupFault("its manifest.json is that of another backup")
    }
    let there = try Set(FileManager.default.contentsOfDirectory(atPath: backup.folder.path))
    let told = Set(manifest.files.map(\.name) + [backup.manifest.lastPathComponent])
    guard told.contains(backup.database.lastPathComponent) else { throw BackupFault("it holds no database") }
    for stray in there.subtracting(told).sorted() { throw BackupFault("\(stray) does not belong there") }
    for file in manifest.files {
      guard there.contains(file.name) else { throw BackupFault("\(file.name) is missing") }
      guard try BackupManifest.File(backup.folder.appending(path: file.name)) == file else {
        throw BackupFault("\(file.name) is not what was written: its size or its SHA-256 differs")
      }
    }
  }

  /// The audit chain, up to just the heads that the manifest vouches for. Returns the number of its lines.
  private func checkLog(_ copy: SQLiteEngine, _ manifest: BackupManifest) throws -> Int {
    let heads = manifest.heads
    // Of a clock that was set right a little since, one that bears an earlier date may be of later.
    let sure = manifest.at - ClockGuard.backwards
    let earlier =
      try witnesses?.checkpoints().filter {
        $0.checkpoint.at <= manifest.at && published.verifies($0)
          && ($0.checkpoint.at < sure || covers(heads.checkpoint.heads, $0.checkpoint.heads))
      } ?? []
    return try copy.read { connection in
      let log = try AuditVerifier(published: published).verify(connection, against: earlier + [heads])
      if let finding = log.findings.first { throw BackupFault("its audit log is not whole: \(finding)") }
      guard let lanes = Dialect(rawValue: manifest.engine).map(AuditLog.lanes),
        try AuditLog.heads(of: lanes, on: connection) == heads.checkpoint.heads,
        try Ledger.head(on: connection) == heads.checkpoint.ledger
      else { throw BackupFault("log or ledger do not end where its manifest.json says") }
      return log.lines
    }
  }

  /// Whether the log had come as far where `later` was written: which of two is the newer does not hang on a clock.
  private func covers(_ later: [AuditPosition], _ earlier: [AuditPosition]) -> Bool {
    let first = later.map(\.segment).min() ?? 0
    return earlier.allSatisfy { head in
      // A year may have left the log in between (R15).
      if head.segment < first { return true }
      return later.contains {
        $0.segment == head.segment && $0.lane == head.lane && $0.sequence >= head.sequence
      }
    }
  }

  private func ledger(of ring: Backup, from head: LedgerHead) throws -> LedgerCopy {
    let copy = try SQLiteEngine(readingCopyAt: ring.database.path)
    defer { try? copy.close() }
    return try copy.read { try Keyring.ledger(after: head.sequence - 1, on: $0, nil) }
  }

  private func checkLedger(_ head: LedgerHead, _ copy: LedgerCopy, _ place: String) throws {
    guard head.sequence > 0 else { return }
    guard copy.newest >= head.sequence else {
      throw BackupFault(
        "its ledger ends at \(head.sequence), and \(place) at \(copy.newest): put back the newer one")
    }
    guard copy.reachesBack(to: head) else {
      throw BackupFault(
        "its ledger ends at \(head.sequence), and \(place) begins after \(copy.begin.sequence): it is too old to be put "
          + "back, for nobody can say what people said in between")
    }
    let same =
      head.sequence == copy.begin.sequence
      ? copy.begin.mac : copy.entries.first { $0.sequence == head.sequence }?.mac
    guard same == head.mac else {
      throw BackupFault("its ledger and \(place) differ at entry \(head.sequence): they are not of one house")
    }
  }
}
