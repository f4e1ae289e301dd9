import Domain
import Retention
import Storage

/// Reads everything of one person and puts each row under its kind.
struct AccessCollector {
  let customer: Int64
  let language: Language
  let tx: Transaction
  private let statement: Statement
  private let standing: Standing
  private let words: AccessWords
  private let registered: [Registration]

  init(_ customer: Int64, _ language: Language, in tx: Transaction) throws {
    self.customer = customer
    self.language = language
    self.tx = tx
    statement = try tx.statement
    words = AccessWords(language)
    registered = try RecipientRegister.all(in: tx).map(\.registration)
    guard let standing = try StandingTable.standing(of: customer, in: tx) else {
      throw StorageError.corrupt("access was asked for somebody who is not there")
    }
    self.standing = standing
  }

  func sections() throws -> [AccessSection] {
    var rows = try Holdings.opened(of: customer, in: tx)
    rows += try caseRows()
    let personal = Dictionary(grouping: rows, by: \.datum.category)
    let records = HouseRecords(customer: customer, words: words, tx: tx)
    return try DataCategory.allCases.map { category in
      try section(category, personal[category, default: []], records.rows(of: category), everything: rows)
    }
  }

  /// Cases and letters have owners of their own; they are the person's through `customer_case`.
  private func caseRows() throws -> [PersonalRow] {
    var rows: [PersonalRow] = []
    for row in try CaseTable.cases(of: customer, in: tx) {
      for table in Inventory.tables(of: .rightsCase) {
        rows += try Rows.read(table, of: row.id, in: tx)
      }
      for letter in try tx.run(
        "SELECT letter_id FROM letter WHERE case_id = \(row.id) ORDER BY decided_at, letter_id")
      {
        rows += try Rows.read(Inventory.table("letter"), of: try letter.integer("letter_id"), in: tx)
      }
    }
    return rows
  }

  private func section(
    _ category: DataCategory, _ rows: [PersonalRow], _ records: [AccessRow], everything: [PersonalRow]
  ) throws -> AccessSection {
    let purposes = try purposes(of: rows, category, hasRecords: !records.isEmpty, everything)
    let shown = try rows.map(row) + records
    return AccessSection(
      category: category, name: category.name(in: language), rows: shown, purposes: purposes,
      recipients: recipients(purposes.map(\.purpose)),
      provenance: Set(shown.map(\.provenance)).filter { !$0.isEmpty }.sorted(),
      logic: shown.isEmpty ? nil : words.logic(category), note: words.note(category, isEmpty: shown.isEmpty))
  }

  private func row(_ row: PersonalRow) throws -> AccessRow {
    let until: Day? =
      switch verdict(statement, standing, row.datum, tx.today) {
      case .keep(let until, _): until
      // Due already and not yet swept: it is still here, so it is shown.
      case .erase: tx.today
      }
    return AccessRow(
      table: row.table.name, fields: try RowInWords(row, words, tx: tx).fields(),
      provenance: try words.provenance(row), until: until)
  }

  /// The purposes that may use any of the rows today, each with its longest life.
  private func purposes(
    of rows: [PersonalRow], _ category: DataCategory, hasRecords: Bool, _ everything: [PersonalRow]
  ) throws -> [AccessPurpose] {
    if hasRecords, rows.isEmpty {
      return category == .contactDetails
        ? try ofSpine(everything) : statement.holders(of: category).compactMap(ofRecords(category))
    }
    return shown(lives(of: rows.map(\.datum)), category)
  }

  private func lives(of data: [Datum]) -> [Purpose: Life] {
    var lives: [Purpose: Life] = [:]
    for datum in data {
      for (purpose, life) in livingPurposes(statement, standing, datum, tx.today) where !life.isLapsed {
        if let known = lives[purpose], !Self.outlasts(life, known) { continue }
        lives[purpose] = life
      }
    }
    return lives
  }

  private func shown(_ lives: [Purpose: Life], _ category: DataCategory) -> [AccessPurpose] {
    Purpose.allCases.compactMap { purpose in
      lives[purpose].map { words.purpose(purpose, $0, hold: hold(of: purpose, category)) }
    }
  }

  /// That somebody is known at all is kept as long as anything else of theirs is, and for that alone:
  /// judged like any other datum, and never by what the statement allows in general.
  private func ofSpine(_ everything: [PersonalRow]) throws -> [AccessPurpose] {
    let spine = Datum(.contactDetails, days: [.recorded: standing.firstRecorded])
    let own = lives(of: [spine])
    let kept = everything.isEmpty || !own.isEmpty ? own : lives(of: everything.map(\.datum))
    return shown(kept, .contactDetails)
  }

  /// What the statement says of a category that this purpose holds.
  private func hold(of purpose: Purpose, _ category: DataCategory) -> Hold? {
    statement.terms(of: purpose)?.holds.first { $0.categories.contains(category) }
  }

  /// What the house's own records serve: they have no row of the inventory, so the statement alone speaks.
  private func ofRecords(_ category: DataCategory) -> (Purpose) -> AccessPurpose? {
    { purpose in
      guard let terms = statement.terms(of: purpose), let basis = terms.uses.first?.basis(on: tx.today),
        let hold = hold(of: purpose, category), !hold.until.isEmpty
      else { return nil }
      return words.purpose(
        purpose, .alive(until: nil, because: .basis(basis.basis, hold.until.first?.term)), hold: hold)
    }
  }

  private static func outlasts(_ a: Life, _ b: Life) -> Bool {
    switch (a, b) {
    case (.alive(let x, _), .alive(let y, _)): y.map { y in x.map { $0 > y } ?? true } ?? false
    case (.alive, _): true
    default: false
    }
  }

  /// The kinds of them that the statement names; and by name whoever keeps the data outside the EEA, with the safeguard
  /// (Art. 15(2), S47, S48).
  private func recipients(_ purposes: [Purpose]) -> [String] {
    let named = Set(purposes.flatMap { statement.terms(of: $0)?.recipients ?? [] })
    let afar = registered.filter { entry in
      entry.role.map(named.contains) == true && !entry.purposes.isDisjoint(with: purposes)
    }
    return Recipient.allCases.filter(named.contains).map { $0.name(in: language) }
      + afar.compactMap { words.transfer($0) }
  }
}
