import Domain
import Foundation

/// The ledger's two witnesses: the keyring's database and the mirror file.
extension Store {
  /// Copies what the keyring and the mirror do not have yet. Idempotent; run after each commit that
  /// noted something, at start, and by the scheduler each minute. One witness is written though the other
  /// cannot be.
  package func copyLedger() throws {
    let copied = Result { try copyLedgerToKeyring() }
    try witnesses.mirror { mirrored in try readNow { tx in try Ledger.entries(after: mirrored, in: tx) } }
    try copied.get()
  }

  private func copyLedgerToKeyring() throws {
    let copied = try keyring.ledgerHead()
    let (missing, heads) = try readNow { tx in
      (try Ledger.entries(after: copied, in: tx), try Ledger.json(try AuditLog.heads(in: tx)))
    }
    if !missing.isEmpty {
      try keyring.copy(missing, auditHead: heads)
    }
  }
}

extension Keyring {
  package func ledgerHead() throws -> Int {
    try engine.read { try Self.ledgerHead(on: $0) }
  }

  static func ledgerHead(on connection: any Connection) throws -> Int {
    try connection.run("SELECT COALESCE(MAX(sequence), 0) AS head FROM ledger_copy").first?.int("head") ?? 0
  }

  func copy(_ entries: [LedgerEntry], auditHead: String) throws {
    try engine.write { connection in
      try connection.insert(
        into: "ledger_copy", ["sequence", "entry", "audit_head"],
        try entries.map { [$0.sequence.bound, try Ledger.json($0).bound, auditHead.bound] },
        ending: "ON CONFLICT (sequence) DO NOTHING")
    }
  }

  /// The entries after `sequence`, as copied.
  func ledgerEntries(after sequence: Int) throws -> [LedgerEntry] {
    try engine.read { try Self.ledgerEntries(after: sequence, on: $0) }
  }

  static func ledgerEntries(after sequence: Int, on connection: any Connection) throws -> [LedgerEntry] {
    try connection.run("SELECT entry FROM ledger_copy WHERE sequence > \(sequence) ORDER BY sequence").map {
      try JSONDecoder().decode(LedgerEntry.self, from: Data(try $0.text("entry").utf8))
    }
  }

  /// The audit heads that were joint with the newest copied entry.
  func auditHeads() throws -> [AuditPosition] {
    try engine.read { connection in
      try connection.run("SELECT audit_head FROM ledger_copy ORDER BY sequence DESC LIMIT 1").first
    }.map { try JSONDecoder().decode([AuditPosition].self, from: Data(try $0.text("audit_head").utf8)) } ?? []
  }
}
