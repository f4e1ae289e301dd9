import Domain
import Foundation

// The mirror is as long as the ledger: nobody reads more of it than is asked for.

extension Witnesses {
  /// What the mirror holds after `sequence`, and where it begins. Reads from its end backwards, no further than that.
  func mirrored(after sequence: Int, _ keys: InstitutionKeys? = nil) throws -> LedgerCopy {
    guard hasMirror else { return LedgerCopy() }
    let handle = try FileHandle(forReadingFrom: mirrorFile)
    defer { try? handle.close() }
    var copy = LedgerCopy(begin: try begin(of: handle, keys))
    let end = try handle.seekToEnd()
    var window: UInt64 = 65_536
    while true {
      let start = end > window ? end - window : 0
      try handle.seek(toOffset: start)
      var lines = MirrorLines.whole(try handle.readToEnd() ?? Data())
      // The first is cut in two, unless the file begins with it.
      if start > 0, !lines.isEmpty { lines.removeFirst() }
      let reachesBack = try lines.first.map { try MirrorLine($0).sequence <= sequence } ?? false
      guard start == 0 || reachesBack else {
        window *= 4
        continue
      }
      for line in lines {
        guard case .entry(let entry) = try MirrorLine(line) else { continue }
        copy.last = max(copy.last, entry.sequence)
        if entry.sequence > sequence { copy.entries.append(entry) }
      }
      return copy
    }
  }

  /// From the first to the last, some at a time, of the file as it is now.
  func mirrorWalk(_ keys: InstitutionKeys) throws -> MirrorWalk? {
    guard hasMirror else { return nil }
    let handle = try FileHandle(forReadingFrom: mirrorFile)
    let begin = try begin(of: handle, keys)
    return MirrorWalk(handle, begin: begin, end: try handle.seekToEnd())
  }

  private func begin(of handle: FileHandle, _ keys: InstitutionKeys?) throws -> LedgerHead {
    try handle.seek(toOffset: 0)
    let front = try handle.read(upToCount: 4096) ?? Data()
    guard let end = front.firstIndex(of: UInt8(ascii: "\n")),
      case .begins(let floor)? = try? MirrorLine(String(decoding: front[..<end], as: UTF8.self)[...])
    else { return .beginning }
    if let keys, !floor.isOurs(keys) {
      throw StorageError.corrupt("ledger/ledger.jsonl begins at an entry this house never let it begin at")
    }
    return floor.head
  }
}

/// The mirror from its first line on, a page at a time.
final class MirrorWalk: LedgerWalk {
  let begin: LedgerHead
  private let handle: FileHandle
  private let end: UInt64
  private var at: UInt64 = 0
  private var rest = Data()
  private var page: ArraySlice<LedgerEntry> = []

  init(_ handle: FileHandle, begin: LedgerHead, end: UInt64) {
    (self.handle, self.begin, self.end) = (handle, begin, end)
  }

  deinit { try? handle.close() }

  func next() throws -> LedgerEntry? {
    while page.isEmpty, at < end {
      try handle.seek(toOffset: at)
      let bytes = try handle.read(upToCount: Int(min(262_144, end - at))) ?? Data()
      if bytes.isEmpty { break }
      at += UInt64(bytes.count)
      rest.append(bytes)
      guard let last = rest.lastIndex(of: UInt8(ascii: "\n")) else { continue }
      page = try MirrorLines.whole(rest[...last]).compactMap { line in
        if case .entry(let entry) = try MirrorLine(line) { entry } else { nil }
      }[...]
      rest = Data(rest[rest.index(after: last)...])
    }
    return page.popFirst()
  }
}

enum MirrorLines {
  /// The lines that have an end. One torn by a crash has none; it is written again from the database.
  static func whole(_ bytes: Data) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .filter { !$0.isEmpty }
  }
}
