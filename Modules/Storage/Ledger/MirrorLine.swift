import Domain
import Foundation

/// One line of the mirrored ledger: an entry, or, in front of all of them, where it begins since older ones have left (R17).
enum MirrorLine {
  case entry(LedgerEntry)
  case begins(LedgerFloor)

  struct Begin: Codable {
    let begins: LedgerFloor
  }

  init(_ line: Substring) throws {
    let bytes = Data(line.utf8)
    if let entry = try? JSONDecoder().decode(LedgerEntry.self, from: bytes) {
      self = .entry(entry)
    } else if let begin = try? JSONDecoder().decode(Begin.self, from: bytes) {
      self = .begins(begin.begins)
    } else {
      throw StorageError.corrupt("a line of ledger/ledger.jsonl cannot be read: the mirror is damaged or was changed")
    }
  }

  var sequence: Int {
    switch self {
    case .entry(let entry): entry.sequence
    case .begins(let floor): floor.head.sequence
    }
  }
}
