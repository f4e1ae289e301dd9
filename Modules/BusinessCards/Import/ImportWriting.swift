import Domain
import Foundation
import Identity
import Storage

/// Takes the rows of one file in, in one transaction. A file adds and corrects: what it does not name stays as it is, and
/// nobody is removed by it. Nothing of anybody's choices is looked at, so nothing of them can show (T12).
struct ImportWriting {
  private let desk: Desk
  private let organisation: Organisations.Organisation
  private let decisions: ImportDecisions
  /// Tells what it would do, by the very same way, and writes nothing.
  private let looksOnly: Bool
  /// What the file calls its columns, for who has to mend one.
  private let columns: [ContactField: String]
  private let tx: Transaction
  private let adding: ContactAdding
  private let issuing: CardIssuing

  private let known: PeopleIndex<Int64>
  private var inFile = KnownPeople<Int>()
  private let people: [Int64: ContactReading.Person]
  private let handles: Set<String>
  private let cards: [Int64: OrganisationCards.Card]
  private var numbers: Set<String>
  /// With which whoever keeps contacts by this file will sign in.
  private var logins: Set<EmailAddress> = []
  /// Who is there and was corrected: a file speaks of everybody once.
  private var corrected: Set<Int64> = []
  /// The lines that were decided about and have come.
  private var decided: Set<Int> = []
  private let act: Int64
  private var hasChanged = false
  private var plan = PlanDigest()
  private(set) var report = ImportReport()

  init(
    _ desk: Desk, _ organisation: Organisations.Organisation, _ decisions: ImportDecisions, _ mapping: ColumnMapping?,
    looksOnly: Bool, in tx: Transaction
  ) throws {
    self.desk = desk
    self.organisation = organisation
    self.decisions = decisions
    self.looksOnly = looksOnly
    columns = mapping?.names ?? [:]
    self.tx = tx
    act = tx.newID()
    adding = ContactAdding(desk, at: organisation)
    issuing = CardIssuing(desk.keeper, at: organisation)
    // Read once: a file names nobody twice, so what it issues is asked for no more.
    cards = try OrganisationCards.byID(of: organisation.id, in: tx)
    numbers = Set(cards.values.map(\.number))
    let all = try ContactReading.people(of: organisation.id, in: tx)
    people = Dictionary(uniqueKeysWithValues: all.map { ($0.customer, $0) })
    handles = Set(all.map(\.handle))
    known = try PeopleIndex { [cards] enter in
      for part in ContactReading.inParts(all) {
        let records = try ContactReading.records(of: Array(part), at: organisation.id, cards, in: tx)
        for (person, record) in zip(part, records) { enter(person.customer, MatchKeys(record).own) }
      }
    }
  }

  mutating func takeIn(_ rows: FileRows) throws {
    var rows = rows
    while let row = rows.next() {
      try takeIn(row)
      desk.progress.tell(rows.share)
      if !looksOnly, report.counts.values.reduce(0, +).isMultiple(of: 500) { try tx.keepNewKeys() }
    }
    if let line = decisions.byLine.keys.filter({ !decided.contains($0) }).min() { throw DeskRefusal.noSuchLine(line) }
    report.plan = plan.text
  }

  /// Writes down that it was done, once for the whole file.
  func finish() throws {
    guard hasChanged else { return }
    try DeskLog.note(.fileImported, as: act, by: desk.keeper, at: organisation.id, in: tx)
  }

  // MARK: - One row

  private mutating func takeIn(_ row: FileRow) throws {
    let line = row.lines.lowerBound
    tellLeftOut(of: row)
    if row.isNobody { return tell(.skipped, row) }
    if decisions.byLine[line] != nil { decided.insert(line) }
    if let name = decisions.names[line], name != row.record.entry.name {
      throw DeskRefusal.reportOfAnotherFile(line: line)
    }
    guard row.faults.isEmpty else { return tell(.bad, row, faults: row.faults.map(ImportReport.Fault.init)) }
    if !row.record.handle.isEmpty, !handles.contains(ContactHandle.normal(row.record.handle)) {
      return tell(.bad, row, faults: [fault(row, .handleUnknown, .handle)])
    }
    let keys = MatchKeys(row.record)
    if case .same = inFile.match(keys) { return tell(.skipped, row) }
    // Only what is certain joins two rows of one file.
    inFile.enter(keys.own.filter(\.kind.isCertain), as: line)
    switch known.match(keys) {
    case .same(let customer, _): try correct(customer, row)
    case .new: try add(row)
    case .perhaps(let candidates, let likely, _):
      switch decisions.decision(line) {
      case .skip: tell(decisions.byLine[line] == nil ? .perhaps : .skipped, row, people: try told(candidates))
      case .new: try add(row)
      case .update(let handle): try decide(handle, candidates, likely: likely, row)
      }
    }
  }

  /// Who names somebody may. For all rows at once nobody is looked at: a name and one thing beside it must agree, and
  /// no name, mailbox or telephone alone makes two people one (T15).
  private mutating func decide(_ handle: String?, _ candidates: [Int64], likely: [Int64], _ row: FileRow) throws {
    if let handle, !candidates.contains(where: { people[$0]?.handle == ContactHandle.normal(handle) }) {
      return tell(.bad, row, faults: [fault(row, .notOneOfThese, .handle)])
    }
    let chosen =
      handle.map { wanted in candidates.filter { people[$0]?.handle == ContactHandle.normal(wanted) } } ?? likely
    guard let customer = chosen.first, chosen.count == 1 else {
      return tell(.perhaps, row, people: try told(candidates))
    }
    try correct(customer, row)
  }

  private mutating func add(_ row: FileRow) throws {
    let record = row.record
    let roles = record.rolesToHave
    if let (problem, field) = try problem(record, roles) {
      return tell(.bad, row, faults: [fault(row, problem, field)])
    }
    if !looksOnly {
      let customer = try adding.enter(record.entry, as: roles[0], in: tx)
      for role in roles.dropFirst() { try adding.join(customer, as: role, in: tx) }
      try issue(record, to: customer)
      try note(DeskLog.Change(customer, [.added]))
    }
    remember(record.entry, roles, card: record.cardNumber)
    if !record.entry.emails.isEmpty || record.entry.address?.postal != nil { report.letters += 1 }
    tell(.added, row)
  }

  /// What a later row cannot have any more.
  private mutating func remember(_ entry: ContactEntry, _ roles: [Organisations.Role], card: String) {
    if roles.contains(where: \.keepsContacts), let login = entry.emails.first { logins.insert(login) }
    guard !card.isEmpty else { return }
    numbers.insert(card)
    report.cardsIssued += 1
  }

  /// Why somebody cannot be entered so, before anything of them is.
  private func problem(
    _ record: ContactRecord, _ roles: [Organisations.Role]
  ) throws -> (RowProblem, ContactField)? {
    if record.entry.surname.isEmpty { return (.surnameMissing, .surname) }
    if roles.contains(where: \.keepsContacts), let problem = try noLogin(record.entry) { return (problem, .email) }
    return try isCardTaken(record.cardNumber) ? (.cardNumber, .cardNumber) : nil
  }

  /// Whoever keeps contacts signs in with their first address, and nobody else does.
  private func noLogin(_ entry: ContactEntry) throws -> RowProblem? {
    guard let login = entry.emails.first else { return .loginMissing }
    let isTaken = try logins.contains(login) || Accounts.find(login: login, as: .booker, in: tx) != nil
    return isTaken ? .loginTaken : nil
  }

  private func isCardTaken(_ number: String) throws -> Bool {
    guard !number.isEmpty else { return false }
    return try number.count != 16 || numbers.contains(number) || !BlindIndex.customers(.card(number), in: tx).isEmpty
  }

  private mutating func correct(_ customer: Int64, _ row: FileRow) throws {
    guard let person = people[customer] else { return }
    if corrected.contains(customer) { return tell(.skipped, row) }
    let known = try record(of: person)
    let wanted = known.entry.corrected(by: row.record.entry)
    let hasNewCard = !row.record.cardNumber.isEmpty && row.record.cardNumber != known.cardNumber
    let named = hasNewCard ? row.record.rolesToHave : row.record.roles
    let missing = named.filter { !person.roles.contains($0) }
    guard wanted != known.entry || !missing.isEmpty || hasNewCard else {
      return tell(.same, row, people: [ImportReport.Candidate(handle: person.handle, name: known.entry.name)])
    }
    if hasNewCard, !known.cardNumber.isEmpty { return tell(.bad, row, faults: [fault(row, .hasCard, .cardNumber)]) }
    if hasNewCard, try isCardTaken(row.record.cardNumber) {
      return tell(.bad, row, faults: [fault(row, .cardNumber, .cardNumber)])
    }
    if missing.contains(where: \.keepsContacts), !person.roles.contains(where: \.keepsContacts),
      let problem = try noLogin(wanted)
    {
      return tell(.bad, row, faults: [fault(row, problem, .email)])
    }
    let details = known.entry.changes(to: wanted)
    let fields = details + (missing.isEmpty ? [] : [.role]) + (hasNewCard ? [.card] : [])
    if !looksOnly {
      try tx.lock(.person(customer))
      _ = try Contacts.write(wanted, of: customer, at: organisation.id, in: tx)
      for role in missing { try adding.join(customer, as: role, in: tx) }
      if hasNewCard { try issue(row.record, to: customer) }
      if !details.isEmpty { try DeskLog.audit(.contactChanged, of: customer, what: details, by: desk.keeper, in: tx) }
      let replaced = details.isEmpty ? nil : Undoing.Stored(before: known.entry, after: wanted)
      try note(DeskLog.Change(customer, fields, replaced: replaced))
    }
    corrected.insert(customer)
    let isKeeper = person.roles.contains(where: \.keepsContacts)
    remember(wanted, isKeeper ? [] : missing, card: hasNewCard ? row.record.cardNumber : "")
    tell(
      .changed, row, people: [ImportReport.Candidate(handle: person.handle, name: known.entry.name)], fields: fields,
      before: known.entry, after: wanted)
  }

  private mutating func note(_ change: DeskLog.Change) throws {
    try DeskLog.enter(change, act, organisation.id, in: tx)
    hasChanged = true
  }

  private mutating func issue(_ record: ContactRecord, to customer: Int64) throws {
    guard !record.cardNumber.isEmpty else { return }
    _ = try issuing.issue(
      to: customer, costCentre: record.costCentre, number: record.cardNumber, known: &numbers, in: tx)
  }

  // MARK: - What is known

  private func records(of people: some Sequence<ContactReading.Person>) throws -> [ContactRecord] {
    try ContactReading.records(of: Array(people), at: organisation.id, cards, in: tx)
  }

  private func record(of person: ContactReading.Person) throws -> ContactRecord { try records(of: [person])[0] }

  private func candidate(_ customer: Int64) throws -> ImportReport.Candidate {
    guard let person = people[customer] else { return ImportReport.Candidate(handle: "", name: "") }
    let entry = try record(of: person).entry
    return ImportReport.Candidate(
      handle: person.handle, name: entry.name,
      mark: entry.emails.first?.text ?? entry.phones.first?.e164 ?? entry.department)
  }

  /// In one order, whatever they were found by.
  private func told(_ candidates: [Int64]) throws -> [ImportReport.Candidate] {
    try candidates.map(candidate).sorted { ($0.name, $0.mark, $0.handle) < ($1.name, $1.mark, $1.handle) }
  }

  private func fault(_ row: FileRow, _ problem: RowProblem, _ field: ContactField) -> ImportReport.Fault {
    ImportReport.Fault(line: row.lines.lowerBound, column: columns[field] ?? "", typed: "", problem: problem)
  }

  // MARK: - Telling

  private mutating func tellLeftOut(of row: FileRow) {
    for left in row.leftOut {
      let column = ImportReport.Column(name: left.name, use: .leftOut(left.reason))
      guard report.cellsLeftOut.count < ImportReport.mostKindsLeftOut, !report.cellsLeftOut.contains(column) else {
        continue
      }
      report.cellsLeftOut.append(column)
    }
  }

  private mutating func tell(
    _ outcome: ImportReport.Outcome, _ row: FileRow, people: [ImportReport.Candidate] = [],
    fields: [ContactDetailKind] = [], before: ContactEntry? = nil, after: ContactEntry? = nil,
    faults: [ImportReport.Fault] = []
  ) {
    report.counts[outcome.rawValue, default: 0] += 1
    let line = row.lines.lowerBound
    plan.add(line, outcome, people.map(\.handle), row.record, before: before, after: after)
    let isPlain = outcome == .added || outcome == .same
    guard report.rows.count < ImportReport.mostRows, !isPlain || report.count(outcome) <= ImportReport.mostPlainRows
    else { return report.isCutShort = true }
    report.rows.append(
      ImportReport.Row(
        line: line, outcome: outcome, name: row.record.entry.name, people: people, fields: fields, before: before,
        after: after, faults: faults))
  }
}

extension ContactRecord {
  /// Somebody of whom nothing is said carries a card, and so does whoever gets one.
  fileprivate var rolesToHave: [Organisations.Role] {
    let isHolder = roles.isEmpty || !cardNumber.isEmpty && !roles.contains(.cardholder)
    return roles + (isHolder ? [.cardholder] : [])
  }
}

extension ImportReport.Fault {
  fileprivate init(_ fault: RowFault) {
    self.init(line: fault.line, column: fault.column, typed: fault.typed, problem: fault.problem)
  }
}

/// Of what was decided about every row, so that a report that was looked at and the import that follows are the same.
private struct PlanDigest {
  private var digest: [UInt8] = []

  mutating func add(
    _ line: Int, _ outcome: ImportReport.Outcome, _ handles: [String], _ record: ContactRecord, before: ContactEntry?,
    after: ContactEntry?
  ) {
    let told = [record.cardNumber, record.costCentre] + record.roles.map(\.rawValue)
    let entries = [record.entry, before, after].map { $0?.everything ?? [] }
    // Each part with its length before it: no two plans read alike.
    let parts = ([handles, told] + entries).flatMap { [String($0.count)] + $0 }
    digest = Digest.sha256(fields: [digest.hex, String(line), outcome.rawValue] + parts)
  }

  var text: String { digest.prefix(8).hex }
}

extension ContactEntry {
  /// What the file says in the place of what was there; where it says nothing, that stays. An address more is an address
  /// more: the file's come first.
  func corrected(by file: ContactEntry) -> ContactEntry {
    func text(_ new: String, _ old: String) -> String { new.isEmpty ? old : new }
    func list<T: Equatable>(_ new: [T], _ old: [T]) -> [T] { new + old.filter { !new.contains($0) } }
    var entry = self
    if !file.surname.isEmpty { (entry.middle, entry.surname) = (file.middle, file.surname) }
    entry.given = text(file.given, given)
    entry.emails = list(file.emails, emails)
    entry.phones = list(file.phones, phones)
    entry.address = file.address ?? address
    entry.function = text(file.function, function)
    entry.department = text(file.department, department)
    entry.personnelNumber = text(file.personnelNumber, personnelNumber)
    return entry
  }
}
