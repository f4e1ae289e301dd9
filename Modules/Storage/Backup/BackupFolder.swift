package import Domain
package import Foundation

/// A folder of backups: generations of the main database, each a folder that is whole or absent, and beside them the
/// one copy of the keyring. Never the house's own keys.
package struct BackupFolder: Sendable {
  package let folder: URL

  package init(_ folder: URL) {
    self.folder = folder
  }

  /// How long a generation lives: what merely expired leaves the backups within this time.
  package static let daysKept = 35

  /// Oldest first.
  package func generations() throws -> [Backup] { try backups(of: .main) }

  /// Exactly one once a run has ended; the newest counts.
  package func keyrings() throws -> [Backup] { try backups(of: .keyring) }

  /// The ledger entry at which the oldest generation ends, of those the house signed: what came after it has to be
  /// remembered as long as that one is there. Nil where there is none.
  package func oldestLedgerHead(_ keys: InstitutionKeys) throws -> Int? {
    guard FileManager.default.fileExists(atPath: folder.path) else { return nil }
    let published = try keys.published
    return try generations().compactMap { try? BackupManifest.read($0.manifest, with: published) }
      .map(\.heads.checkpoint.ledger.sequence).min()
  }

  package func generation(named name: String?) throws -> Backup {
    let all = try generations()
    if let name {
      guard let named = all.first(where: { $0.name == name }) else {
        throw StorageError.unavailable(
          "There is no generation \(name) in \(folder.path). There are: \(all.map(\.name).joined(separator: ", "))")
      }
      return named
    }
    guard let newest = all.last else {
      throw StorageError.unavailable("There is no generation in \(folder.path): is this the folder of the backups?")
    }
    return newest
  }

  package func newestKeyring() throws -> Backup {
    guard let newest = try keyrings().last else {
      throw StorageError.unavailable(
        "There is no copy of the keyring in \(folder.path): without one nothing in a generation can be read. "
          + "Look for the folder keyring-… of the last run.")
    }
    return newest
  }

  private func backups(of part: DatabasePart) throws -> [Backup] {
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw StorageError.unavailable("There is no folder \(folder.path): correct the path")
    }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .compactMap { Backup($0, in: folder) }.filter { $0.part == part }.sorted { $0.at < $1.at }
  }

  // MARK: - Changing it

  /// One run at a time; a run that was killed lets go.
  func alone<T>(_ work: () throws -> T) throws -> T {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(folder.appending(path: "lock").path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StorageError.unavailable("This user may not write in \(folder.path): change its owner or permissions")
    }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw StorageError.busy("Another backup is being made in \(folder.path): wait for its end. Nothing was changed.")
    }
    try clear()
    do {
      return try work()
    } catch {
      // What was begun holds personal data, and a full disk.
      try? clear()
      throw error
    }
  }

  /// What a run that was killed has left under a passing name.
  private func clear() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasPrefix(Self.passing) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  /// A folder under a passing name, for what is being written.
  func begin(_ backup: Backup) throws -> URL {
    let passing = folder.appending(path: Self.passing + backup.name)
    try FileManager.default.createDirectory(
      at: passing, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    return passing
  }

  /// Whole on the disk, it gets its own name.
  func publish(_ backup: Backup, from passing: URL) throws {
    for file in try FileManager.default.contentsOfDirectory(at: passing, includingPropertiesForKeys: nil) {
      try DurableFiles.sync(file)
    }
    try DurableFiles.sync(passing)
    try DurableFiles.move(passing, over: backup.folder)
  }

  /// It loses its name first: half removed, it is no backup any more. Of a keyring no key is left on the disk, as far
  /// as the file system writes in place.
  func remove(_ backup: Backup) throws {
    let passing = folder.appending(path: Self.passing + backup.name)
    try DurableFiles.move(backup.folder, over: passing)
    if backup.part == .keyring { try DurableFiles.wipe(passing.appending(path: backup.database.lastPathComponent)) }
    try FileManager.default.removeItem(at: passing)
  }

  static let passing = "passing-"
}

/// One backup of one of the two databases, and when it was made.
package struct Backup: Hashable, Sendable {
  package let part: DatabasePart
  package let at: Instant
  package let folder: URL

  package var name: String { Self.name(part, at) }
  package var database: URL { folder.appending(path: "\(part.rawValue).db") }
  var manifest: URL { folder.appending(path: "manifest.json") }

  init(_ part: DatabasePart, at: Instant, in folder: URL) {
    self.part = part
    self.at = at
    self.folder = folder.appending(path: Self.name(part, at))
  }

  /// Reads the name of a folder; nil for anything else that lies there.
  init?(_ name: String, in folder: URL) {
    for part in DatabasePart.allCases {
      guard name.hasPrefix(Self.prefix(part)), let at = Self.instant(name.dropFirst(Self.prefix(part).count)) else {
        continue
      }
      self.init(part, at: at, in: folder)
      guard self.name == name else { return nil }
      return
    }
    return nil
  }

  private static func prefix(_ part: DatabasePart) -> String { part == .main ? "generation-" : "keyring-" }

  /// `generation-2026-11-26T030000.123Z`: sorts by time, in UTC.
  private static func name(_ part: DatabasePart, _ at: Instant) -> String {
    let second = at.description.filter { $0 != ":" }.dropLast()
    return prefix(part) + second + String(format: ".%03dZ", Int(at.milliseconds % 1000))
  }

  private static func instant(_ text: Substring) -> Instant? {
    let parts = text.split(separator: "T")
    guard parts.count == 2, let day = Day(String(parts[0])), parts[1].count == 11, parts[1].last == "Z" else {
      return nil
    }
    let digits = parts[1].filter(\.isNumber).compactMap(\.wholeNumberValue).map(Int64.init)
    guard digits.count == 9 else { return nil }
    let seconds =
      (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60 + digits[4] * 10 + digits[5]
    let thousandths = digits[6] * 100 + digits[7] * 10 + digits[8]
    return Instant(milliseconds: (Int64(day.number) * 86_400 + seconds) * 1000 + thousandths)
  }
}
