import Domain
import Foundation

/// The ledger of refusals: every narrowing act, in the transaction that did it; copied to the
/// keyring's database and mirrored to a file before the person is answered. It is what makes a
/// restored backup remember.
package enum Ledger {
  /// One act, as it is to be noted.
  package struct Note: Sendable {
    let kind: LedgerKind
    let customer: Int64?
    let body: [String: String]

    package init(_ kind: LedgerKind, of customer: Int64?, _ body: [String: String] = [:]) {
      self.kind = kind
      self.customer = customer
      self.body = body
    }
  }

  @discardableResult
  package static func note(
    _ kind: LedgerKind, of customer: Int64?, _ body: [String: String] = [:], in tx: Transaction
  ) throws -> LedgerEntry {
    try note([Note(kind, of: customer, body)], in: tx)[0]
  }

  /// Notes many acts, chained in the order given: the head is asked for once.
  @discardableResult
  package static func note(_ notes: [Note], in tx: Transaction) throws -> [LedgerEntry] {
    guard !notes.isEmpty else { return [] }
    try tx.lock(.ledger)
    var head = try head(in: tx)
    let entries = notes.map { note in
      let subject = note.customer.map { Self.subject($0, tx.store.keys) } ?? ""
      let draft = LedgerEntry(
        sequence: head.sequence + 1, at: tx.now.milliseconds, kind: note.kind, subject: subject, body: note.body,
        mac: "")
      let entry = LedgerEntry(
        sequence: draft.sequence, at: draft.at, kind: note.kind, subject: subject, body: note.body,
        mac: mac(draft, after: head.mac, keys: tx.store.keys))
      head = LedgerHead(sequence: entry.sequence, mac: entry.mac)
      return entry
    }
    try insert(entries, in: tx)
    tx.aftermath.notedInLedger = true
    return entries
  }

  /// The name a person has in the ledger.
  package static func subject(_ customer: Int64, _ keys: InstitutionKeys) -> String {
    Digest.keyed(["ledger subject", String(customer)], with: keys[.ledger].secret).hex
  }

  package static func head(in tx: Transaction) throws -> LedgerHead { try head(on: tx.connection) }

  static func head(on connection: any Connection) throws -> LedgerHead {
    let rows = try connection.run("SELECT sequence, mac FROM ledger ORDER BY sequence DESC LIMIT 1")
    guard let newest = rows.first else { return try LedgerFloor.read(on: connection)?.head ?? .beginning }
    return LedgerHead(sequence: try newest.int("sequence"), mac: try newest.text("mac"))
  }

  static func entries(after sequence: Int, in tx: Transaction) throws -> [LedgerEntry] {
    try tx.run("SELECT * FROM ledger WHERE sequence > \(sequence) ORDER BY sequence").map(entry)
  }

  /// The same as their copies hold them.
  static func lines(after sequence: Int, in tx: Transaction) throws -> [LedgerLine] {
    try tx.run("SELECT * FROM ledger WHERE sequence > \(sequence) ORDER BY sequence").map(LedgerLine.init)
  }

  /// Puts back an entry that a restored copy has lost, exactly as it was.
  static func restore(_ entry: LedgerEntry, in tx: Transaction) throws {
    try insert([entry], in: tx)
  }

  /// The first of `entries` that does not follow on the one before it, by number and mark; nil where the chain holds.
  static func firstBreak(in entries: [LedgerEntry], after head: LedgerHead, keys: InstitutionKeys) -> Int? {
    var before = head
    for entry in entries {
      guard entry.sequence == before.sequence + 1, entry.mac == mac(entry, after: before.mac, keys: keys) else {
        return entry.sequence
      }
      before = LedgerHead(sequence: entry.sequence, mac: entry.mac)
    }
    return nil
  }

  static func mac(_ entry: LedgerEntry, after previous: String, keys: InstitutionKeys) -> String {
    Digest.keyed(entry.signedFields + [previous], with: keys[.ledger].secret).hex
  }

  private static func insert(_ entries: [LedgerEntry], in tx: Transaction) throws {
    // A sweep notes the same of very many.
    var written: [[String: String]: Value] = [:]
    let rows = try entries.map { entry -> [Value] in
      let body = try written[entry.body] ?? json(entry.body).bound
      written[entry.body] = body
      return [
        entry.sequence.bound, entry.at.bound, entry.kind.rawValue.bound, entry.subject.bound, body, entry.mac.bound,
      ]
    }
    try tx.insert(into: "ledger", ["sequence", "at", "kind", "subject", "body", "mac"], rows)
  }

  static func entry(_ row: Record) throws -> LedgerEntry {
    LedgerEntry(
      sequence: try row.int("sequence"), at: try row.integer("at"), kind: try row.value("kind"),
      subject: try row.text("subject"),
      body: try JSONDecoder().decode([String: String].self, from: Data(try row.text("body").utf8)),
      mac: try row.text("mac"))
  }

  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
