import Domain

/// Walks the ledger and holds it against its two copies and the signed checkpoints.
///
/// Of the house itself alone: its chain is keyed, for whoever could make a new one could make somebody's objection
/// undone. A copy that is behind is no fault; what it lacks is owed to it until the next minute.
struct LedgerVerifier {
  typealias Finding = AuditVerifier.Finding

  let keys: InstitutionKeys

  func verify(
    _ connection: any Connection, copied: any LedgerWalk, mirrored: any LedgerWalk,
    against checkpoints: [SignedCheckpoint]
  ) throws -> [Finding] {
    let (begin, fault) = try begin(of: connection)
    var findings = [fault].compactMap { $0 }
    var head = begin
    var copies = [try HeldCopy("keyring", copied), try HeldCopy("mirror", mirrored)]
    let published = try keys.published
    let vouched = Dictionary(
      grouping: checkpoints.filter(published.verifies).map(\.checkpoint.ledger), by: \.sequence)
    for signed in vouched[begin.sequence] ?? [] where signed.mac != begin.mac {
      findings.append(Finding(place: "ledger", fault: "does not begin after the entry a signed checkpoint vouches for"))
    }
    var last = Int.min
    while let page = try page(after: last, on: connection) {
      for entry in page {
        let place = "ledger entry \(entry.sequence)"
        func find(_ fault: String) { findings.append(Finding(place: place, fault: fault)) }
        if entry.sequence != head.sequence + 1 { find("follows on entry \(head.sequence): entries are missing") }
        if entry.mac != Ledger.mac(entry, after: head.mac, keys: keys) {
          find("was changed, or the one before it: its fields no longer give its mark")
        }
        for index in copies.indices {
          if let copy = try copies[index].entry(entry.sequence), copy != entry {
            find("says something else in the \(copies[index].name)")
          }
        }
        for signed in vouched[entry.sequence] ?? [] where signed.mac != entry.mac {
          find("is not the one a signed checkpoint vouches for")
        }
        head = LedgerHead(sequence: entry.sequence, mac: entry.mac)
        last = entry.sequence
      }
    }
    for index in copies.indices {
      try copies[index].end()
      let copy = copies[index]
      if copy.newest > head.sequence {
        findings.append(
          Finding(place: "ledger", fault: "ends at \(head.sequence), and the \(copy.name) at \(copy.newest)"))
      }
      if copy.count != copy.newest - copy.first {
        findings.append(Finding(place: "\(copy.name)'s copy of the ledger", fault: "lacks entries before its last"))
      }
    }
    if let newest = vouched.keys.max(), newest > head.sequence {
      findings.append(
        Finding(place: "ledger", fault: "ends at \(head.sequence); a signed checkpoint vouches for entry \(newest)"))
    }
    return findings
  }

  private func page(after sequence: Int, on connection: any Connection) throws -> [LedgerEntry]? {
    let page = try connection.run("SELECT * FROM ledger WHERE sequence > \(sequence) ORDER BY sequence LIMIT 2000")
      .map(Ledger.entry)
    return page.isEmpty ? nil : page
  }

  /// Where it begins, and what is wrong with what it says of that.
  private func begin(of connection: any Connection) throws -> (LedgerHead, Finding?) {
    guard let floor = try LedgerFloor.read(on: connection) else { return (.beginning, nil) }
    if floor.isOurs(keys) { return (floor.head, nil) }
    return (.beginning, Finding(place: "ledger", fault: "begins at an entry this house never let it begin at"))
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
    let checkpoints = try witnesses.checkpoints()
    let mirrored = try witnesses.mirrorWalk(keys)
    // The copies are looked at as they were before the ledger is: what is noted meanwhile is in the ledger alone, and
    // owed.
    return try keyring.engine.read { ring in
      let copied = try KeyringWalk(on: ring, keys)
      return try engine.read { connection in
        try LedgerVerifier(keys: keys).verify(
          connection, copied: copied, mirrored: mirrored ?? ListWalk(LedgerCopy()), against: checkpoints)
      }
    }
  }
}
