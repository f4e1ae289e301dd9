import Domain
package import Foundation

/// What is kept outside the database so that it can bear witness against it: the mirrored ledger
/// and the signed checkpoints. Both folders belong on another machine.
package struct Witnesses: Sendable {
  package let ledgerFolder: URL
  package let checkpointFolder: URL

  package init(ledger: URL, checkpoints: URL) {
    ledgerFolder = ledger
    checkpointFolder = checkpoints
  }

  private var mirrorFile: URL { ledgerFolder.appending(path: "ledger.jsonl") }

  package func make() throws {
    for folder in [ledgerFolder, checkpointFolder] {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
  }

  // MARK: - Ledger

  /// Every house has one from its first start.
  var hasMirror: Bool { FileManager.default.fileExists(atPath: mirrorFile.path) }

  func mirroredEntries(after sequence: Int) throws -> [LedgerEntry] {
    guard let handle = try openMirror() else { return [] }
    defer { try? handle.close() }
    let text = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
    // A line torn by a crash has no end; it is written again from the database.
    return try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .filter { !$0.isEmpty }.map(decode).filter { $0.sequence > sequence }
  }

  /// Appends the entries that `after` gives for the newest mirrored number (0 for an empty mirror),
  /// after cutting off a last line that a crash has torn.
  ///
  /// One at a time, among all programs of the house: two at once would write the same lines twice.
  func mirror(_ after: (Int) throws -> [LedgerEntry]) throws {
    // Made if need be, never emptied: another program may be writing its first lines.
    let descriptor = open(mirrorFile.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StorageError.unavailable("Cannot write \(mirrorFile.path): check the folder's owner and free space.")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    // Closing the file lets go of the lock.
    defer { try? handle.close() }
    guard flock(handle.fileDescriptor, LOCK_EX) == 0 else {
      throw StorageError.unavailable("ledger/ledger.jsonl cannot be locked: check the file system of the ledger folder")
    }
    let end = try handle.seekToEnd()
    let tailStart = end > 65_536 ? end - 65_536 : 0
    try handle.seek(toOffset: tailStart)
    let tail = try handle.readToEnd() ?? Data()
    let whole = tail.lastIndex(of: UInt8(ascii: "\n")).map { tail.distance(from: tail.startIndex, to: $0) + 1 } ?? 0
    let last = tail.prefix(whole).split(separator: UInt8(ascii: "\n")).last.map {
      String(decoding: $0, as: UTF8.self)[...]
    }
    let entries = try after(try last.map(decode)?.sequence ?? 0)
    guard !entries.isEmpty else { return }
    try handle.truncate(atOffset: tailStart + UInt64(whole))
    try handle.seekToEnd()
    let lines = try entries.map { try Ledger.json($0) + "\n" }.joined()
    try handle.write(contentsOf: Data(lines.utf8))
    try handle.synchronize()
  }

  private func openMirror() throws -> FileHandle? {
    guard hasMirror else { return nil }
    return try FileHandle(forReadingFrom: mirrorFile)
  }

  private func decode(_ line: Substring) throws -> LedgerEntry {
    do {
      return try JSONDecoder().decode(LedgerEntry.self, from: Data(line.utf8))
    } catch {
      throw StorageError.corrupt("a line of ledger/ledger.jsonl cannot be read: the mirror is damaged or was changed")
    }
  }

  // MARK: - Checkpoints

  func keep(_ signed: SignedCheckpoint) throws {
    let name = "checkpoint-\(String(format: "%015d", signed.checkpoint.at)).json"
    try Data((try Ledger.json(signed) + "\n").utf8)
      .write(to: checkpointFolder.appending(path: name), options: .atomic)
  }

  package func checkpoints() throws -> [SignedCheckpoint] {
    try checkpointNames().map(checkpoint)
  }

  /// The newest that `vouches`: a forged one must not hide a true one before it.
  func newestCheckpoint(where vouches: (SignedCheckpoint) -> Bool) throws -> SignedCheckpoint? {
    for name in try checkpointNames().reversed() {
      let signed = try checkpoint(named: name)
      if vouches(signed) { return signed }
    }
    return nil
  }

  private func checkpointNames() throws -> [String] {
    guard FileManager.default.fileExists(atPath: checkpointFolder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: checkpointFolder.path)
      .filter { $0.hasPrefix("checkpoint-") && $0.hasSuffix(".json") }
      .sorted()
  }

  private func checkpoint(named name: String) throws -> SignedCheckpoint {
    let data = try Data(contentsOf: checkpointFolder.appending(path: name))
    do {
      return try JSONDecoder().decode(SignedCheckpoint.self, from: data)
    } catch {
      throw StorageError.corrupt("the checkpoint \(name) cannot be read: it is damaged or was changed")
    }
  }
}
