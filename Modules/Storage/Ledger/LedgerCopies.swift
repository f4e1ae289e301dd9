import Domain
import Foundation

/// The ledger's two witnesses: the keyring's database and the mirror file.
extension Store {
  /// Copies what the keyring and the mirror do not have yet. Idempotent; run after each commit that
  /// noted something, at start, and by the scheduler each minute. One witness is written though the other
  /// cannot be.
  package func copyLedger() throws {
    let copied = Result { try copyLedgerToKeyring() }
    let floor = try readNow { tx in try LedgerFloor.read(on: tx.connection) }
    try witnesses.mirror { mirrored in try readNow { tx in try Ledger.lines(after: mirrored, in: tx) } }
    // What was deleted by somebody else is not deleted from the copies too.
    if let floor, floor.isOurs(keys) { try witnesses.shortenMirror(to: floor) }
    try copied.get()
  }

  private func copyLedgerToKeyring() throws {
    let (copied, begin) = try keyring.ledgerEnds()
    let (missing, heads, floor) = try readNow { tx in
      (
        try Ledger.lines(after: copied, in: tx), try Ledger.json(try AuditLog.heads(in: tx)),
        try LedgerFloor.read(on: tx.connection)
      )
    }
    if !missing.isEmpty {
      try keyring.copy(missing, auditHead: heads)
    }
    if let floor, floor.head.sequence > begin, floor.isOurs(keys) { try keyring.shorten(to: floor) }
  }
}

extension Keyring {
  package func ledgerHead() throws -> Int {
    try engine.read { try Self.ledgerHead(on: $0) }
  }

  static func ledgerHead(on connection: any Connection) throws -> Int {
    let begin = try LedgerFloor.read(on: connection)?.head.sequence ?? 0
    let newest = try connection.run("SELECT COALESCE(MAX(sequence), 0) AS head FROM ledger_copy").first?.int("head")
    return max(newest ?? 0, begin)
  }

  /// How far the copy goes, and the last entry that has left it.
  func ledgerEnds() throws -> (newest: Int, begin: Int) {
    try engine.read {
      (try Self.ledgerHead(on: $0), try LedgerFloor.read(on: $0)?.head.sequence ?? 0)
    }
  }

  /// The entries that have left the ledger leave here too. The audit heads that went with the newest of them still bear
  /// witness, where no entry is left to carry them.
  func shorten(to floor: LedgerFloor) throws {
    try engine.write { connection in
      let newest = try connection.run("SELECT audit_head FROM ledger_copy ORDER BY sequence DESC LIMIT 1").first
      if let heads = try newest?.text("audit_head") { try House.set(Self.lastHeads, heads, on: connection) }
      try floor.write(on: connection)
      try connection.run("DELETE FROM ledger_copy WHERE sequence <= \(floor.head.sequence)")
    }
  }

  private static let lastHeads = "ledgerAuditHeads"

  func copy(_ lines: [LedgerLine], auditHead: String) throws {
    try engine.write { connection in
      try connection.insert(
        into: "ledger_copy", ["sequence", "entry", "audit_head"],
        lines.map { [$0.sequence.bound, $0.text.bound, auditHead.bound] },
        ending: "ON CONFLICT (sequence) DO NOTHING")
    }
  }

  /// The entries after `sequence`, as copied.
  func ledgerEntries(after sequence: Int) throws -> [LedgerEntry] {
    try engine.read { try Self.ledgerEntries(after: sequence, on: $0) }
  }

  /// All of it that comes after `sequence`, and where it begins.
  func ledger(after sequence: Int, _ keys: InstitutionKeys) throws -> LedgerCopy {
    try engine.read { try Self.ledger(after: sequence, on: $0, keys) }
  }

  static func ledger(
    after sequence: Int, on connection: any Connection, _ keys: InstitutionKeys?
  ) throws -> LedgerCopy {
    LedgerCopy(
      begin: try ledgerBegin(on: connection, keys), entries: try ledgerEntries(after: sequence, on: connection),
      last: try ledgerHead(on: connection))
  }

  /// The last entry that has left the copy.
  static func ledgerBegin(on connection: any Connection, _ keys: InstitutionKeys?) throws -> LedgerHead {
    let floor = try LedgerFloor.read(on: connection)
    if let floor, let keys, !floor.isOurs(keys) {
      throw StorageError.corrupt("the keyring says that its ledger begins at an entry this house never let it begin at")
    }
    return floor?.head ?? .beginning
  }

  /// The entries after `sequence`, so many at most.
  static func ledgerEntries(
    after sequence: Int, upTo most: Int = .max, on connection: any Connection
  ) throws -> [LedgerEntry] {
    try connection.run(
      "SELECT entry FROM ledger_copy WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(most)"
    ).map { try JSONDecoder().decode(LedgerEntry.self, from: Data(try $0.text("entry").utf8)) }
  }

  /// The audit heads that were joint with the newest copied entry.
  func auditHeads() throws -> [AuditPosition] {
    try engine.read { connection in
      try connection.run("SELECT audit_head FROM ledger_copy ORDER BY sequence DESC LIMIT 1").first?.text("audit_head")
        ?? House.value(Self.lastHeads, on: connection)
    }.map { try JSONDecoder().decode([AuditPosition].self, from: Data($0.utf8)) } ?? []
  }
}
