import Domain
package import Storage

/// What a copy of the database that was put back has forgotten, done again from the ledger's
/// witnesses before anything is served (T11).
package enum Reapplication {
  /// Returns how many entries were re-applied; 0 on a database that has forgotten no act. A copy that
  /// has lost audit lines alone is a restoration all the same, and the log says so.
  @discardableResult
  package static func run(on store: Store) throws -> Int {
    let forgotten = try store.forgottenEntries()
    let witness = try store.auditWitness()
    let mayHaveLost =
      try !forgotten.isEmpty || !store.readNow { tx in try store.lostAuditHeads(witness, in: tx).isEmpty }
    guard mayHaveLost else {
      try store.copyLedger()
      return 0
    }
    let lostHeads: Set<String>? = try store.writeNow { tx in
      let lostHeads = try tx.store.lostAuditHeads(witness, in: tx)
      // Asked again with every other writer kept out: a line just written is not a lost one.
      guard !forgotten.isEmpty || !lostHeads.isEmpty else { return nil }
      try AuditLog.append(
        AuditEntry(
          .restored, by: .operator,
          detail: ["entries": String(forgotten.count), "lost": lostHeads.joined(separator: ",")]), in: tx)
      // Which messages left since the copy was made is forgotten too: nothing goes out twice by itself.
      _ = try CampaignTable.haltAll(in: tx)
      let people = try peopleBySubject(in: tx)
      var touched: Set<Int64> = []
      for entry in forgotten {
        let customer = people[entry.subject]
        try tx.store.restoreLedgerEntry(entry, in: tx)
        if try apply(entry, to: customer, in: tx), let customer { touched.insert(customer) }
      }
      for customer in touched.sorted() {
        try eraseWhatLapsed(customer, in: tx)
      }
      try AuditLog.append(
        AuditEntry(.ledgerReapplied, by: .operator, detail: ["entries": String(forgotten.count)]), in: tx)
      return Set(lostHeads)
    }
    guard let lostHeads else { return 0 }
    try eraseOrphans(on: store)
    _ = try store.engine.settle()
    try store.makeCheckpoint(afterLosing: lostHeads)
    return forgotten.count
  }

  private static func peopleBySubject(in tx: Transaction) throws -> [String: Int64] {
    var people: [String: Int64] = [:]
    try tx.each("SELECT customer_id FROM customer") { row in
      let id = try row.integer("customer_id")
      people[Ledger.subject(id, tx.store.keys)] = id
    }
    return people
  }

  /// Does one entry again. Returns whether it concerned a person who is there.
  private static func apply(_ entry: LedgerEntry, to customer: Int64?, in tx: Transaction) throws -> Bool {
    switch entry.kind {
    case .suppressed, .unsuppressed:
      try SuppressionList.reapply(entry, in: tx)
      return false
    case .recipientConfirmed:
      try InstructionTable.reapply(entry, in: tx)
      return false
    default:
      guard let customer else { return false }
      try Evidence.reapply(entry, to: customer, in: tx)
      return true
    }
  }

  private static func eraseWhatLapsed(_ customer: Int64, in tx: Transaction) throws {
    guard let examination = try Examination.make(of: customer, on: tx.today, in: tx) else { return }
    try Erasure.carryOut(ErasurePlan.make(from: examination), by: .operator, in: tx)
  }

  /// A letter that waits in the copy and whose key is gone was carried after the copy was made.
  private static func eraseCarriedLetters(in tx: Transaction) throws {
    for row in try tx.run("SELECT letter_id FROM letter WHERE state = 'waiting'") {
      let letter = try row.integer("letter_id")
      if try !tx.store.keyring.holds(KeyName(letter, .letter)) {
        try tx.run("DELETE FROM letter WHERE letter_id = \(letter)")
      }
    }
  }

  /// Rows whose key or link is gone, or has since been made anew, were erased after the copy was made:
  /// they go again.
  private static func eraseOrphans(on store: Store) throws {
    try store.writeNow { tx in
      for row in try tx.run("SELECT customer_id FROM customer") {
        let customer = try row.integer("customer_id")
        for table in Inventory.tables(of: .customer) where table.isSealed {
          for row in try Rows.read(table, of: customer, in: tx) where try !Rows.opens(row, in: tx) {
            try Rows.erase(row, in: tx)
          }
        }
        _ = try People.forgetIfNothingIsLeft(customer, in: tx)
      }
      try eraseCarriedLetters(in: tx)
      let linked = try tx.store.keyring.travelRefs()
      for table in Inventory.tables(of: .travel) {
        for row in try tx.run("SELECT DISTINCT travel_ref FROM \(name: table.name)") {
          let ref = try row.integer("travel_ref")
          if !linked.contains(ref) { try tx.run("DELETE FROM \(name: table.name) WHERE travel_ref = \(ref)") }
        }
      }
    }
  }
}
