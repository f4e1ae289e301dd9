package import Domain
package import Storage

/// Whom a row of the register means: by the closed lookups, and never by a name alone (T15).
package enum DeathMatching {
  package enum Match: Hashable, Sendable {
    case sure(Int64)
    /// Perhaps: a person decides.
    case doubtful([Int64], Doubt)
    case nobody
  }

  /// Why a person has to decide.
  package enum Doubt: String, Sendable {
    /// Several people of that name live there.
    case several
    /// The register or our file has initials only, or no first name.
    case initialsOnly
    /// The first names begin alike and are not the same.
    case otherName
    /// The person bought something, called or signed in after that day.
    case heardOfSince
  }

  package static func match(_ row: DeathRegister.Row, in tx: Transaction) throws -> Match {
    // Postcode, house number and surname, exactly; then the first name.
    let there = try ContactDetails.customers(surname: row.surname, house: row.house, in: tx)
    let given = try there.map { ($0, try ContactDetails.onFile(of: $0, in: tx).given ?? "") }
    let perhaps = given.filter { mayBe($0.1, row.given) }
    guard let (customer, name) = perhaps.first else { return .nobody }
    guard perhaps.count == 1 else { return .doubtful(perhaps.map(\.0), .several) }
    if isInitial(name) || isInitial(row.given) { return .doubtful([customer], .initialsOnly) }
    guard Identifier.fold(name) == Identifier.fold(row.given) else { return .doubtful([customer], .otherName) }
    if let last = try StandingTable.fold(customer, in: tx).lastContact, last > row.died {
      return .doubtful([customer], .heardOfSince)
    }
    return .sure(customer)
  }

  /// Whether two first names can be one person's: whoever is called otherwise is another one of the house.
  private static func mayBe(_ a: String, _ b: String) -> Bool {
    guard let first = Identifier.fold(a).first, let second = Identifier.fold(b).first else { return true }
    return first == second
  }

  /// `J`, `J.`, `J.P.`, or nothing at all.
  private static func isInitial(_ name: String) -> Bool {
    let parts = name.split { $0 == "." || $0 == " " || $0 == "-" }
    return parts.allSatisfy { Identifier.fold(String($0)).count <= 1 }
  }
}

/// Goes through a register: whom it surely means is recorded as deceased, about whom it is doubtful a person decides.
package struct DeathIntake: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  package struct Doubtful: Hashable, Sendable {
    package let line: Int
    package let died: Day
    package let doubt: DeathMatching.Doubt
    /// By customer number, or else by the number of a card; empty where neither is on file.
    package let numbers: [String]
  }

  package struct Report: Sendable {
    package var recorded = 0
    /// Known to have died before this file said so.
    package var known = 0
    package var nobody = 0
    package var doubtful: [Doubtful] = []
    package var problems: [DeathFileProblem] = []
  }

  /// Row by row, each in a transaction of its own. `each` is told how many are done.
  package func importFile(_ bytes: [UInt8], by actor: Actor, each: (Int) -> Void = { _ in }) throws -> Report {
    let register = try DeathRegister.read(bytes, today: desk.store.clock.now.day)
    var report = Report()
    report.problems = register.problems
    for (index, row) in register.rows.enumerated() {
      switch try desk.store.writeNow({ tx in try take(row, by: actor, in: tx) }) {
      case .recorded: report.recorded += 1
      case .known: report.known += 1
      case .nobody: report.nobody += 1
      case .doubtful(let doubtful): report.doubtful.append(doubtful)
      }
      each(index + 1)
    }
    try desk.store.writeNow { tx in
      _ = try AuditLog.append(
        AuditEntry(
          .registerRead, by: actor,
          detail: [
            "rows": String(register.rows.count), "recorded": String(report.recorded),
            "doubtful": String(report.doubtful.count),
          ]), in: tx)
    }
    return report
  }

  private enum Taken {
    case recorded, known, nobody
    case doubtful(Doubtful)
  }

  private func take(_ row: DeathRegister.Row, by actor: Actor, in tx: Transaction) throws -> Taken {
    switch try DeathMatching.match(row, in: tx) {
    case .nobody: return .nobody
    case .sure(let customer):
      let told = try ReportDeath(desk).report(customer, died: row.died, .register, by: actor, in: tx)
      return told.isNews ? .recorded : .known
    case .doubtful(let people, let doubt):
      // What a person has decided is not asked again with the next file.
      let open = try people.filter { try !Deaths.isReported($0, in: tx) }
      if open.isEmpty { return .known }
      return .doubtful(
        Doubtful(
          line: row.line, died: row.died, doubt: doubt, numbers: try open.compactMap { try Self.number($0, in: tx) }))
    }
  }

  /// What a colleague knows the customer by.
  static func number(_ customer: Int64, in tx: Transaction) throws -> String? {
    let details = try ContactDetails.rows(of: customer, in: tx)
    if let number = details.compactMap({ $0.fields?["customerNumber"] }).first { return number }
    return try Rows.read(Inventory.table("card"), of: customer, opening: true, in: tx)
      .compactMap { $0.fields?["number"] }.first
  }
}
