import Domain
import Foundation

/// One of the ledger's copies from its beginning on, entry by entry: however long it is, no more than a page of it is
/// ever in memory.
protocol LedgerWalk: AnyObject {
  var begin: LedgerHead { get }
  func next() throws -> LedgerEntry?
}

/// The keyring's copy, in one snapshot of it.
final class KeyringWalk: LedgerWalk {
  let begin: LedgerHead
  private let connection: any Connection
  private var page: ArraySlice<LedgerEntry> = []
  private var last: Int

  init(on connection: any Connection, _ keys: InstitutionKeys) throws {
    begin = try Keyring.ledgerBegin(on: connection, keys)
    last = 0
    self.connection = connection
  }

  func next() throws -> LedgerEntry? {
    if page.isEmpty {
      page = try Keyring.ledgerEntries(after: last, upTo: 2000, on: connection)[...]
      last = page.last?.sequence ?? last
    }
    return page.popFirst()
  }
}

/// Entries that are all there already.
final class ListWalk: LedgerWalk {
  let begin: LedgerHead
  private var entries: ArraySlice<LedgerEntry>

  init(_ copy: LedgerCopy) {
    begin = copy.begin
    entries = copy.entries[...]
  }

  func next() -> LedgerEntry? { entries.popFirst() }
}

/// A copy that is held against the ledger: asked for entries in rising order, and told when there are no more.
struct HeldCopy {
  let name: String
  private let walk: any LedgerWalk
  private var waiting: LedgerEntry?
  private(set) var newest: Int
  private(set) var count = 0
  let first: Int

  init(_ name: String, _ walk: any LedgerWalk) throws {
    (self.name, self.walk) = (name, walk)
    first = walk.begin.sequence
    newest = first
    waiting = try walk.next()
    note()
  }

  /// What the copy says of `sequence`; nil where it says nothing.
  mutating func entry(_ sequence: Int) throws -> LedgerEntry? {
    while let entry = waiting, entry.sequence < sequence { try advance() }
    guard let entry = waiting, entry.sequence == sequence else { return nil }
    try advance()
    return entry
  }

  mutating func end() throws {
    while waiting != nil { try advance() }
  }

  private mutating func advance() throws {
    waiting = try walk.next()
    note()
  }

  private mutating func note() {
    // One that stands there twice, or out of its place, is counted once or not at all.
    guard let waiting, waiting.sequence > newest else { return }
    newest = waiting.sequence
    count += 1
  }
}
