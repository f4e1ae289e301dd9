import Domain
import Storage

/// Cases and letters have owners of their own, so they age apart from the people they were about
/// (R8, R18, R20).
enum CaseAgeing {
  struct Item: Sendable {
    let table: String
    let owner: Int64
    let category: DataCategory
    let rule: String
    let since: Day
  }

  /// What ages together: the same days on each row, and the same things that go with it.
  struct Kind: Sendable {
    let table: PersonalTable
    /// In the words of an index of the table.
    let ripe: Query
    /// The days such a row carries, all of them on or after its `since` column.
    let anchors: [Anchor]
    let since: String
    /// Tables whose rows are part of it.
    let parts: [String]
    let drawer: Compartment
  }

  static let kinds = [
    Kind(
      table: Inventory.table("rights_case"), ripe: "closed_day IS NOT NULL", anchors: [.recorded, .caseClosed],
      since: "received_day",
      parts: ["case_event", "case_outcome", "case_timing", "recipient_instruction", "case_evidence", "case_reference"],
      drawer: .caseFile),
    Kind(
      table: Inventory.table("recipient_notice"), ripe: "closed_day IS NOT NULL", anchors: [.recorded, .caseClosed],
      since: "recorded_day", parts: [], drawer: .caseFile),
    Kind(
      table: Inventory.table("letter"), ripe: "state <> 'waiting' AND failed_day IS NULL", anchors: [.happened],
      since: "recorded_day", parts: [], drawer: .letter),
    Kind(
      table: Inventory.table("letter"), ripe: "state <> 'waiting' AND failed_day IS NOT NULL",
      anchors: [.happened, .recorded], since: "recorded_day", parts: [], drawer: .letter),
  ]

  static func each(on day: Day, in tx: Transaction, _ body: (Item) -> Void) throws {
    for kind in kinds {
      var after: (Day, Int64)?
      while let page = try due(kind, on: day, after: after, in: tx) {
        page.items.forEach(body)
        after = page.last
      }
    }
  }

  /// How many of a kind end on which day, and under which rule: counted for all rows with the same days at once.
  static func ends(_ kind: Kind, on day: Day, in tx: Transaction) throws -> [(end: Day?, rule: String?, rows: Int)] {
    let statement = try tx.statement(on: day)
    let standing = Standing(firstRecorded: day)
    let days = kind.table.anchors.map(\.name)
    return try tx.run(
      """
      SELECT \(names: days), COUNT(*) AS n FROM \(name: kind.table.name) WHERE \(kind.ripe) GROUP BY \(names: days)
      """
    ).map { row in
      let rows = try row.int("n")
      let datum = try kind.table.datum(row)
      switch verdict(statement, standing, datum, day) {
      case .erase(_, let rule, _): return (day, rule, rows)
      case .keep(let until, _):
        return (until, until.flatMap { verdict(statement, standing, datum, $0).rule }, rows)
      }
    }
  }

  /// Erases some that are due today, and returns them; none only when there are no more.
  static func eraseSome(_ kind: Kind, in tx: Transaction) throws -> [Item] {
    var after: (Day, Int64)?
    while let page = try due(kind, on: tx.today, after: after, claiming: true, in: tx) {
      after = page.last
      if !page.items.isEmpty {
        try erase(kind, page.items.map(\.owner), in: tx)
        return page.items
      }
    }
    return []
  }

  private static func erase(_ kind: Kind, _ owners: [Int64], in tx: Transaction) throws {
    if kind.parts.contains("case_timing") { try CaseLatencies.leave(owners, in: tx) }
    for table in kind.parts + [kind.table.name] {
      try tx.run("DELETE FROM \(name: table) WHERE \(name: kind.table.owner.column) \(tx.among(owners))")
    }
    tx.aftermath.erasedRows = true
    try tx.orderDestructions(of: owners.map { .key(KeyName($0, kind.drawer)) })
  }

  /// A page of those that are due; nil after the last. Only what is old enough is read, however much there is.
  private static func due(
    _ kind: Kind, on day: Day, after: (Day, Int64)?, claiming: Bool = false, in tx: Transaction
  ) throws -> (items: [Item], last: (Day, Int64))? {
    let statement = try tx.statement(on: day)
    guard let newest = newestDue(kind, statement, on: day) else { return nil }
    let (table, owner) = (kind.table, kind.table.owner.column)
    let (lastDay, lastOwner) = after ?? (Day(number: -1_000_000), 0)
    let rows = try tx.run(
      """
      SELECT \(names: table.decidingColumns) FROM \(name: table.name)
      WHERE \(kind.ripe) AND \(name: kind.since) <= \(newest)
        AND (\(name: kind.since), \(name: owner)) > (\(lastDay), \(lastOwner))
      ORDER BY \(name: kind.since), \(name: owner) LIMIT 500\(claiming ? tx.dialect.claim : "")
      """)
    guard let last = rows.last else { return nil }
    // Nobody's standing keeps a closed case: only its own days count.
    let standing = Standing(firstRecorded: day)
    let items = try rows.compactMap { row -> Item? in
      guard case .erase(let since, let rule, _) = verdict(statement, standing, try table.datum(row), day) else {
        return nil
      }
      return Item(
        table: table.name, owner: try row.integer(owner), category: table.category ?? .caseFile, rule: rule,
        since: since)
    }
    return (items, (try last.day(kind.since), try last.integer(owner)))
  }

  /// The newest day such a row can begin on and be due by `day`: with all its days on that one it is, and with any
  /// of them later it is due no sooner. The statement is asked; no period is read out of it here.
  private static func newestDue(_ kind: Kind, _ statement: Statement, on day: Day) -> Day? {
    let standing = Standing(firstRecorded: day)
    func isDueFrom(_ began: Day) -> Bool {
      let days = Dictionary(uniqueKeysWithValues: kind.anchors.map { ($0, began) })
      return isDue(statement, standing, Datum(kind.table.category ?? .caseFile, days: days), day)
    }
    var (due, kept) = (day.adding(days: -200 * 366), day.adding(days: 1))
    guard isDueFrom(due) else { return nil }
    while due.adding(days: 1) < kept {
      let middle = Day(number: (due.number + kept.number) / 2)
      if isDueFrom(middle) { due = middle } else { kept = middle }
    }
    return due
  }
}
