import Domain

/// Walks the ledger and holds it against its two copies and the signed checkpoints.
///
/// Of the house itself alone: its chain is keyed, for whoever could make a new one could make somebody's objection
/// undone. A copy that is behind is no fault; what it lacks is owed to it until the next minute.
struct LedgerVerifier {
  typealias Finding = AuditVerifier.Finding

  let keys: InstitutionKeys

  func verify(
    _ connection: any Connection, copied: [LedgerEntry], mirrored: [LedgerEntry],
    against checkpoints: [SignedCheckpoint]
  ) throws -> [Finding] {
    var findings: [Finding] = []
    var head = LedgerHead.beginning
    let copies = [("keyring", bySequence(copied)), ("mirror", bySequence(mirrored))]
    let published = try keys.published
    let vouched = Dictionary(
      grouping: checkpoints.filter(published.verifies).map(\.checkpoint.ledger), by: \.sequence)
    try connection.each("SELECT * FROM ledger ORDER BY sequence") { row in
      let entry = try Ledger.entry(row)
      let place = "ledger entry \(entry.sequence)"
      func find(_ fault: String) { findings.append(Finding(place: place, fault: fault)) }
      if entry.sequence != head.sequence + 1 { find("follows on entry \(head.sequence): entries are missing") }
      if entry.mac != Ledger.mac(entry, after: head.mac, keys: keys) {
        find("was changed, or the one before it: its fields no longer give its mark")
      }
      for (name, copy) in copies where copy[entry.sequence].map({ $0 != entry }) ?? false {
        find("says something else in the \(name)")
      }
      for signed in vouched[entry.sequence] ?? [] where signed.mac != entry.mac {
        find("is not the one a signed checkpoint vouches for")
      }
      head = LedgerHead(sequence: entry.sequence, mac: entry.mac)
    }
    for (name, copy) in copies {
      let newest = copy.keys.max() ?? 0
      if newest > head.sequence {
        findings.append(Finding(place: "ledger", fault: "ends at \(head.sequence), and the \(name) at \(newest)"))
      }
      if copy.count != newest {
        findings.append(Finding(place: "\(name)'s copy of the ledger", fault: "lacks entries before its last"))
      }
    }
    if let newest = vouched.keys.max(), newest > head.sequence {
      findings.append(
        Finding(place: "ledger", fault: "ends at \(head.sequence); a signed checkpoint vouches for entry \(newest)"))
    }
    return findings
  }

  private func bySequence(_ entries: [LedgerEntry]) -> [Int: LedgerEntry] {
    Dictionary(entries.map { ($0.sequence, $0) }) { first, _ in first }
  }
}

extension Store {
  /// What is damaged in the files of either database; of their tables and indexes all, or those whose turn it is.
  package func damages(turn: Int? = nil) throws -> [AuditVerifier.Finding] {
    let found = [
      ("rechtspoor.db", try engine.damages(turn: turn)), ("keyring.db", try keyring.damages(turn: turn)),
    ]
    return found.flatMap { name, damages in
      damages.map { AuditVerifier.Finding(place: name, fault: "is damaged: \($0)") }
    }
  }

  /// What is wrong with the ledger or one of its copies; nothing where all is well.
  package func ledgerFindings() throws -> [AuditVerifier.Finding] {
    // The copies are read before the ledger: what is noted meanwhile is in the ledger alone, and owed.
    let checkpoints = try witnesses.checkpoints()
    let (copied, mirrored) = (try keyring.ledgerEntries(after: 0), try witnesses.mirroredEntries(after: 0))
    return try engine.read { connection in
      try LedgerVerifier(keys: keys).verify(connection, copied: copied, mirrored: mirrored, against: checkpoints)
    }
  }
}
