package import Domain
import Foundation

/// Where the ledger begins once its oldest entries have left (R17): the number and the mark of the last one that did.
///
/// The chain is walked from here. It is keyed, as the entries are: whoever merely deletes entries cannot say that they
/// left in their time.
package struct LedgerFloor: Hashable, Codable, Sendable {
  package let head: LedgerHead
  private let mark: String

  init(_ head: LedgerHead, _ keys: InstitutionKeys) {
    self.head = head
    mark = Self.mark(head, keys)
  }

  func isOurs(_ keys: InstitutionKeys) -> Bool { mark == Self.mark(head, keys) }

  private static func mark(_ head: LedgerHead, _ keys: InstitutionKeys) -> String {
    Digest.keyed(["ledger floor", String(head.sequence), head.mac], with: keys[.ledger].secret).hex
  }

  // MARK: - In a database

  /// Nil while nothing has left.
  static func read(on connection: any Connection) throws -> LedgerFloor? {
    guard let text = try House.value(name, on: connection) else { return nil }
    guard let floor = try? JSONDecoder().decode(LedgerFloor.self, from: Data(text.utf8)) else {
      throw StorageError.corrupt("what the database says of the ledger's beginning cannot be read: it was changed")
    }
    return floor
  }

  func write(on connection: any Connection) throws {
    try House.set(Self.name, try Ledger.json(self), on: connection)
  }

  private static let name = "ledgerBegin"
}

/// What one of the ledger's copies holds, and where it begins.
struct LedgerCopy {
  var begin = LedgerHead.beginning
  var entries: [LedgerEntry] = []
  /// The last there is, where `entries` holds only what was asked for.
  var last = 0

  /// How far it goes.
  var newest: Int { max(entries.last?.sequence ?? 0, last, begin.sequence) }

  /// Whether it says all that came after `head`: it may go on from there, or end before it.
  func reachesBack(to head: LedgerHead) -> Bool { begin.sequence <= head.sequence }

  func after(_ sequence: Int) -> [LedgerEntry] { entries.filter { $0.sequence > sequence } }
}

extension Ledger {
  /// The newest entry of which it and all before it are of a day before `day`; nil where there is none.
  package static func newest(before day: Day, in tx: Transaction) throws -> Int? {
    let limit = day.start.milliseconds
    // Walks no further than to the first that stays.
    let stays = try tx.first("SELECT sequence FROM ledger WHERE at >= \(limit) ORDER BY sequence LIMIT 1")
    let begin = try LedgerFloor.read(on: tx.connection)?.head.sequence ?? 0
    let newest = try stays?.int("sequence") ?? (try head(in: tx).sequence + 1)
    return newest - 1 > begin ? newest - 1 : nil
  }

  /// How many entries there are up to `sequence`.
  package static func count(upTo sequence: Int, in tx: Transaction) throws -> Int {
    try tx.first("SELECT COUNT(*) AS n FROM ledger WHERE sequence <= \(sequence)")?.int("n") ?? 0
  }

  /// The entries by the day they were noted on.
  package static func days(in tx: Transaction) throws -> [Day: Int] {
    var days: [Day: Int] = [:]
    try tx.each("SELECT at FROM ledger") { days[try $0.instant("at").day, default: 0] += 1 }
    return days
  }

  /// Lets the oldest entries go, up to `sequence`, some thousand at a time. The copies follow after the commit. Returns
  /// how many went.
  package static func shorten(upTo sequence: Int, in tx: Transaction) throws -> Int {
    try tx.lock(.ledger)
    let begin = try LedgerFloor.read(on: tx.connection)?.head.sequence ?? 0
    let last = min(sequence, begin + some)
    guard last > begin, let row = try tx.first("SELECT sequence, mac FROM ledger WHERE sequence = \(last)") else {
      return 0
    }
    let floor = LedgerFloor(LedgerHead(sequence: last, mac: try row.text("mac")), tx.store.keys)
    // What the table's own trigger asks before it lets one go.
    try House.set("ledgerFloor", String(last + 1), in: tx)
    try floor.write(on: tx.connection)
    try tx.run("DELETE FROM ledger WHERE sequence <= \(last)")
    tx.aftermath.notedInLedger = true
    return tx.changes
  }

  private static let some = 20_000
}
