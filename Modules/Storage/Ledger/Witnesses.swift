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

  var mirrorFile: URL { ledgerFolder.appending(path: "ledger.jsonl") }

  package func make() throws {
    for folder in [ledgerFolder, checkpointFolder] {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
  }

  // MARK: - Ledger

  /// Every house has one from its first start.
  var hasMirror: Bool { FileManager.default.fileExists(atPath: mirrorFile.path) }

  func mirroredEntries(after sequence: Int) throws -> [LedgerEntry] { try mirrored(after: sequence).entries }

  /// Appends the entries that `after` gives for the newest mirrored number (0 for an empty mirror),
  /// after cutting off a last line that a crash has torn.
  func mirror(_ after: (Int) throws -> [LedgerLine]) throws {
    try withMirror { handle in
      let end = try handle.seekToEnd()
      let tailStart = end > 65_536 ? end - 65_536 : 0
      try handle.seek(toOffset: tailStart)
      let tail = try handle.readToEnd() ?? Data()
      let whole = tail.lastIndex(of: UInt8(ascii: "\n")).map { tail.distance(from: tail.startIndex, to: $0) + 1 } ?? 0
      let lines = tail.prefix(max(0, whole - 1))
      let last = lines.isEmpty ? nil : String(decoding: lines.suffix(from: lastLine(of: lines)), as: UTF8.self)[...]
      let missing = try after(try last.map { try MirrorLine($0).sequence } ?? 0)
      guard !missing.isEmpty else { return }
      try handle.truncate(atOffset: tailStart + UInt64(whole))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(missing.map { $0.text + "\n" }.joined().utf8))
      try handle.synchronize()
    }
  }

  /// Where the last of these lines begins.
  private func lastLine(of lines: Data) -> Data.Index {
    lines.lastIndex(of: UInt8(ascii: "\n")).map { lines.index(after: $0) } ?? lines.startIndex
  }

  /// Entries that have left the ledger leave the mirror too: it is written anew, from its new beginning on, and takes the
  /// old one's place when it is whole.
  func shortenMirror(to floor: LedgerFloor) throws {
    guard hasMirror, try mirrorBegin() < floor.head.sequence else { return }
    try withMirror { _ in
      let kept = try mirrored(after: floor.head.sequence)
      guard kept.begin.sequence < floor.head.sequence else { return }
      let lines = try [Ledger.json(MirrorLine.Begin(begins: floor))] + kept.entries.map { try Ledger.json($0) }
      let passing = ledgerFolder.appending(path: "ledger.passing")
      try SecretFile.write(lines.joined(separator: "\n") + "\n", to: passing)
      try DurableFiles.move(passing, over: mirrorFile)
    }
  }

  /// The last entry that has left the mirror: its first line says so.
  private func mirrorBegin() throws -> Int {
    let handle = try FileHandle(forReadingFrom: mirrorFile)
    defer { try? handle.close() }
    let front = try handle.read(upToCount: 4096) ?? Data()
    guard let end = front.firstIndex(of: UInt8(ascii: "\n")) else { return 0 }
    guard case .begins(let floor) = try MirrorLine(String(decoding: front[..<end], as: UTF8.self)[...]) else {
      return 0
    }
    return floor.head.sequence
  }

  /// One at a time, among all programs of the house: two at once would write the same lines twice.
  private func withMirror(_ work: (FileHandle) throws -> Void) throws {
    while true {
      // Made if need be, never emptied: another program may be writing its first lines.
      let descriptor = open(mirrorFile.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw StorageError.unavailable("Cannot write \(mirrorFile.path): check the folder's owner and free space.")
      }
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      // Closing the file lets go of the lock.
      defer { try? handle.close() }
      guard flock(descriptor, LOCK_EX) == 0 else {
        throw StorageError.unavailable(
          "ledger/ledger.jsonl cannot be locked: check the file system of the ledger folder")
      }
      // Whoever held the lock may have put another file in its place.
      if try isStill(mirrorFile, descriptor) { return try work(handle) }
    }
  }

  private func isStill(_ file: URL, _ descriptor: Int32) throws -> Bool {
    var (there, here) = (stat(), stat())
    guard stat(file.path, &there) == 0, fstat(descriptor, &here) == 0 else { return false }
    return there.st_ino == here.st_ino && there.st_dev == here.st_dev
  }

  // MARK: - Checkpoints

  func keep(_ signed: SignedCheckpoint) throws {
    let name = "checkpoint-\(String(format: "%015lld", signed.checkpoint.at)).json"
    try Data((try Ledger.json(signed) + "\n").utf8)
      .write(to: checkpointFolder.appending(path: name), options: .atomic)
  }

  /// In the order of their dates.
  package func checkpoints() throws -> [SignedCheckpoint] {
    try checkpointNames().compactMap(checkpoint).sorted { $0.checkpoint.at < $1.checkpoint.at }
  }

  /// The newest that `vouches`: a forged one must not hide a true one before it.
  func newestCheckpoint(where vouches: (SignedCheckpoint) -> Bool) throws -> SignedCheckpoint? {
    let names = try checkpointNames()
    for name in names.reversed() where signedAt(name) != nil {
      if let signed = try checkpoint(named: name), vouches(signed) { return signed }
    }
    // Those whose names say no date are all older.
    return try names.filter { signedAt($0) == nil }.compactMap(checkpoint).filter(vouches)
      .max { $0.checkpoint.at < $1.checkpoint.at }
  }

  func checkpointNames() throws -> [String] {
    guard FileManager.default.fileExists(atPath: checkpointFolder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: checkpointFolder.path)
      .filter { $0.hasPrefix("checkpoint-") && $0.hasSuffix(".json") }
      .sorted()
  }

  /// When one was signed, by its name; nil for those of before, whose names hold the lower half of the moment alone.
  func signedAt(_ name: String) -> Instant? {
    guard let at = Int64(name.dropFirst("checkpoint-".count).dropLast(".json".count)), at > Int64(UInt32.max) else {
      return nil
    }
    return Instant(milliseconds: at)
  }

  /// Nil where it has gone meanwhile: another program has thinned them out.
  func checkpoint(named name: String) throws -> SignedCheckpoint? {
    let file = checkpointFolder.appending(path: name)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      throw StorageError.unavailable("The checkpoint \(name) cannot be read: check its owner and permissions.")
    }
    do {
      return try JSONDecoder().decode(SignedCheckpoint.self, from: data)
    } catch {
      throw StorageError.corrupt("the checkpoint \(name) cannot be read: it is damaged or was changed")
    }
  }
}
