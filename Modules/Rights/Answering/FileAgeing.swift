import Delivery
import Domain
package import Foundation
import Retention
package import Storage

/// Files with somebody's data in them that lie outside the databases, and go in their time: batches for the printer and
/// letters laid in a folder, feeds for carriers (R18), copies made for people (R7).
///
/// Each machine does so for its own folders, every day. What is no file of ours is left alone.
package struct FileAgeing: Sendable {
  private let store: Store
  private let folders: [(folder: URL, kind: Kind)]

  package init(store: Store, print: URL, feeds: URL, mail: URL?, returns: URL? = nil, exports: URL) {
    self.store = store
    folders =
      [(print, .print), (feeds, .feed), (exports, .export)] + (mail.map { [($0, .mail)] } ?? [])
      + (returns.map { [($0, .returned)] } ?? [])
  }

  private enum Kind: String {
    case print, feed, mail, returned, export

    /// As the statement sees such a file.
    func datum(of day: Day) -> Datum {
      switch self {
      case .print, .feed, .mail, .returned: Datum(.delivery, days: [.happened: day])
      case .export: Datum(.export, days: [.recorded: day])
      }
    }

    /// The day it counts from, out of its own name; nil for a file that is not ours.
    func day(of name: String, changed: Day) -> Day? {
      switch self {
      case .print:
        guard let prefix = ["print-", "calls-", "recall-"].first(where: name.hasPrefix),
          name.hasSuffix(".csv") || name.hasSuffix(".json")
        else { return nil }
        return Day(String(name.dropFirst(prefix.count).prefix(10)))
      case .feed:
        guard name.hasPrefix("feed-"), name.hasSuffix(".csv") || name.hasSuffix(".jsonl") else { return nil }
        return Day(String(name.dropFirst(5).prefix(10)))
      case .mail:
        guard name.hasSuffix(".eml"), let stamp = FolderCarrier.carriedAt(name) else { return nil }
        return stamp.day
      case .export: return changed
      // Left for a person to read, and not for ever: it holds addresses and somebody's words.
      case .returned: return changed
      }
    }
  }

  /// Removes what is due today, and says in the log how many. A file that cannot be removed is reported, after the
  /// others have gone.
  package func removeDue() async throws -> Int {
    var removed: [Kind: Int] = [:]
    var failure: (any Error)?
    let (today, statement) = try await store.read { tx in
      try ClockGuard.require(in: tx)
      return (tx.today, try tx.statement)
    }
    for (folder, kind) in folders {
      for file in try Self.files(in: folder) {
        let name = file.url.lastPathComponent
        guard Self.isAbandoned(name, kind, file.changed, today) || isDue(name, kind, file.changed, statement, today)
        else { continue }
        do {
          try FileManager.default.removeItem(at: file.url)
          removed[kind, default: 0] += 1
        } catch {
          failure = failure ?? StorageError.unavailable("\(file.url.path) has had its time and cannot be removed")
        }
      }
    }
    if !removed.isEmpty {
      let detail = Dictionary(uniqueKeysWithValues: removed.map { ($0.rawValue, String($1)) })
      _ = try await store.write { tx in
        try AuditLog.append(AuditEntry(.filesRemoved, by: .scheduler, detail: detail), in: tx)
      }
    }
    if let failure { throw failure }
    return removed.values.reduce(0, +)
  }

  private func isDue(_ name: String, _ kind: Kind, _ changed: Day, _ statement: Statement, _ today: Day) -> Bool {
    guard let day = kind.day(of: name, changed: changed) else { return false }
    return Domain.isDue(statement, Standing(firstRecorded: day), kind.datum(of: day), today)
  }

  /// Half a file, left by a crash under its passing name: whoever wrote it has long begun anew.
  private static func isAbandoned(_ name: String, _ kind: Kind, _ changed: Day, _ today: Day) -> Bool {
    guard name.hasPrefix("."), name.hasSuffix(".part") else { return false }
    let whole = String(name.dropFirst().dropLast(5))
    return kind.day(of: whole, changed: changed) != nil && changed < today.adding(days: -1)
  }

  private static func files(in folder: URL) throws -> [(url: URL, changed: Day)] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    let keys: Set<URLResourceKey> = [.isRegularFileKey, .contentModificationDateKey]
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: Array(keys)).compactMap {
      let facts = try $0.resourceValues(forKeys: keys)
      guard facts.isRegularFile == true, let changed = facts.contentModificationDate else { return nil }
      return ($0, Instant(milliseconds: Int64(changed.timeIntervalSince1970 * 1000)).day)
    }
  }
}
