package import Domain
package import Storage

/// Takes customers in, one transaction a row: a row is stored whole or not at all, and what no
/// living purpose may hold is refused and counted, never stored (DESIGN §2, T12).
package struct CustomerIntake: Sendable {
  package enum Outcome: Hashable, Sendable {
    /// `stops`: what was closed from birth. `narrowed`: kinds of data that were not stored.
    case taken(Int64, stops: [Scope], narrowed: [DataCategory])
    /// A further card of somebody known, or one in the place of another.
    case furtherCard(Int64, narrowed: [DataCategory])
    case known
    case refused
  }

  package struct Report: Hashable, Sendable {
    package var taken = 0
    /// Of those taken: accepted for their contract, with advertising dead from birth.
    package var bornStopped = 0
    package var furtherCards = 0
    package var known = 0
    /// No purpose may hold the row: suppressed or long expired, and without a contract.
    package var refused: [Int] = []
    /// Rows of which a part was not stored, by kind of data.
    package var narrowed: [DataCategory: Int] = [:]
    package var problems: [CustomerProblem] = []

    package init() {}
  }

  private let store: Store

  package init(store: Store) {
    self.store = store
  }

  /// Reads and takes in a whole file. `each` is told after every row how many are done.
  package func importFile(_ bytes: [UInt8], each: (Int) -> Void = { _ in }) throws -> Report {
    let file = try CustomerFile.read(bytes, today: store.clock.now.day)
    var report = Report()
    report.problems = file.problems
    for (index, row) in file.rows.enumerated() {
      do {
        report.count(try take(row), line: row.line)
      } catch let refused as IntakeRefused {
        report.problems.append(refused.problem)
      } catch let future as DayInTheFuture {
        report.problems.append(Self.problem(row, future.day))
      } catch let future as ContactInTheFuture {
        report.problems.append(Self.problem(row, future.day))
      }
      each(index + 1)
    }
    let left = report.refused.count + report.problems.count
    if left > 0 {
      try store.writeNow { tx in
        _ = try AuditLog.append(AuditEntry(.rowsRefused, by: .operator, detail: ["rows": String(left)]), in: tx)
      }
    }
    return report
  }

  /// The file was read before the row was written, and a clock can be put back in between.
  private static func problem(_ row: CustomerRow, _ day: Day) -> CustomerProblem {
    CustomerProblem(line: row.line, "\(day) is a day that has not come", "Write the day on which it happened.")
  }

  package func take(_ row: CustomerRow) throws -> Outcome {
    do {
      return try store.writeNow { tx in try Self.take(row, in: tx) }
    } catch is NoLivingPurpose {
      return .refused
    }
  }

  /// In the caller's transaction, which must be given up when this throws.
  package static func take(_ row: CustomerRow, in tx: Transaction) throws -> Outcome {
    if let known = try known(row, in: tx) {
      return try FurtherCard(row: row, customer: known).take(in: tx)
    }
    if let card = row.card, try !BlindIndex.customers(.card(card), in: tx).isEmpty { return .known }
    guard row.replacesCard == nil else {
      throw IntakeRefused(row, .customerNumber, "nobody has this number", "Correct it, or leave replacesCard empty.")
    }
    let customer = try People.make(
      firstRecorded: row.firstRecorded(tx.today), under16Until: row.under16Until, language: row.language, in: tx)
    let stops = try BornStopped.scopes(of: row, in: tx)
    for scope in stops {
      try Evidence.stop(
        scope == .everything ? .objection : .optOut, scope, of: customer, source: "import", proven: true, in: tx)
    }
    if row.hasContract, let since = row.since {
      try Evidence.agree(.subscription, of: customer, terms: "import", since: since, ended: row.ended, in: tx)
    }
    try requireLivingPurpose(row, customer, in: tx)
    let writing = IntakeWriting(row: row, customer: customer)
    try writing.contact(in: tx)
    try writing.details(in: tx)
    try writing.products(in: tx)
    try AuditLog.append(
      AuditEntry(
        .customerImported, by: .operator, subject: customer,
        detail: ["stops": stops.map(\.rawValue).joined(separator: ",")]), in: tx)
    return .taken(customer, stops: stops, narrowed: writing.narrowed)
  }

  /// By the number that is one person's own; a shared mailbox or a name never merges two people (T15).
  private static func known(_ row: CustomerRow, in tx: Transaction) throws -> Int64? {
    try row.customerNumber.flatMap { try BlindIndex.customers(.customerNumber($0), in: tx).first }
  }

  /// Asked of the name, before anything is sealed: whoever may not be called by name is not taken in.
  private static func requireLivingPurpose(_ row: CustomerRow, _ customer: Int64, in tx: Transaction) throws {
    var standing = try StandingTable.fold(customer, in: tx)
    if let day = row.lastContact, try tx.statement.contactEvents.contains(row.contactKind) {
      standing.lastContact = day
    }
    let name = Datum(.contactDetails, brands: [.ns], days: [.recorded: row.recorded(tx.today)])
    guard mayWrite(try tx.statement, standing, name, tx.today).isAllowed else { throw NoLivingPurpose() }
  }

  private struct NoLivingPurpose: Error {}
}

extension CustomerIntake.Report {
  fileprivate mutating func count(_ outcome: CustomerIntake.Outcome, line: Int) {
    switch outcome {
    case .taken(_, let stops, let narrowed):
      taken += 1
      bornStopped += stops.isEmpty ? 0 : 1
      for category in narrowed { self.narrowed[category, default: 0] += 1 }
    case .furtherCard(_, let narrowed):
      furtherCards += 1
      for category in narrowed { self.narrowed[category, default: 0] += 1 }
    case .known: known += 1
    case .refused: refused.append(line)
    }
  }
}
