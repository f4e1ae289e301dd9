import Domain

/// Many rows of one table for one person: what `Rows.write` does for one, with the statement asked
/// once for each distinct datum instead of once for each row. Rows are collected, and reach the table
/// together in `finish`.
///
/// Nothing gets past the gate: a row's datum is worked out from the values that are written, and
/// only a datum this very writer admitted in this transaction reaches the table.
package final class BulkWriting {
  private let table: PersonalTable
  private let person: Int64
  private let standing: Standing
  private let statement: Statement
  private let tx: Transaction
  private var answers: [Datum: Answer] = [:]
  private var look: Day?
  private var hasRenewed = false
  /// The rows collected, by owner and key.
  private var rows: [[Value]: Record] = [:]

  private struct Answer {
    let refusal: RowRefused?
    /// When the person is to be looked at again once such a row is there.
    let look: Day?
  }

  package init(_ table: String, of person: Int64, in tx: Transaction) throws {
    let table = Inventory.table(table)
    guard !table.isSealed else { throw StorageError.corrupt("\(table.name) is sealed row by row, never in bulk") }
    guard let standing = try StandingTable.standing(of: person, in: tx) else {
      throw StorageError.corrupt("rows were written for somebody who is not there")
    }
    self.table = table
    self.person = person
    self.standing = standing
    statement = try tx.statement
    self.tx = tx
  }

  /// Why a row with these days may not be written; nil if it may. For asking before anything is made
  /// that only a written row should leave behind.
  package func refusal(_ days: KeyValuePairs<String, any Bindable>) throws -> RowRefused? {
    try answer(record(pairs(days))).refusal
  }

  /// Takes one row, or puts it in the place of the row with its key; throws `RowRefused` where no
  /// purpose may hold it.
  package func put(owner: Int64, _ values: KeyValuePairs<String, any Bindable>) throws {
    let row = [(name: table.owner.column, value: Value.integer(owner))] + pairs(values)
    let record = record(row)
    guard record.columns.sorted() == table.columnNames.sorted() else {
      throw StorageError.corrupt("a row of \(table.name) does not have the columns of the inventory")
    }
    let answer = try answer(record)
    if let refusal = answer.refusal { throw refusal }
    rows[try key(record)] = Record(
      columns: table.columnNames, values: table.columnNames.compactMap { record[$0] })
    if !hasRenewed {
      try Reliance.renew(by: table, of: person, in: tx)
      hasRenewed = true
    }
    if let day = answer.look, look.map({ day < $0 }) ?? true {
      try StandingTable.look(at: person, noLaterThan: day, in: tx)
      look = day
    }
  }

  /// Takes out the row with that key, whether it is in the table or only collected.
  package func remove(owner: Int64, _ key: KeyValuePairs<String, any Bindable>) throws {
    let row = record([(name: table.owner.column, value: Value.integer(owner))] + pairs(key))
    rows[try self.key(row)] = nil
    var query: Query = "DELETE FROM \(name: table.name) WHERE \(name: row.columns[0]) = \(row.values[0])"
    for (column, value) in zip(row.columns, row.values).dropFirst() {
      query = query + " AND \(name: column) = \(value)"
    }
    try tx.run(query)
  }

  /// Writes what was collected: new rows by the bulk, and one by one what takes the place of another.
  package func finish() throws {
    let held = rows.count < Self.few ? nil : try heldKeys()
    var new: [Record] = []
    for (key, row) in rows {
      if let held, !held.contains(key) { new.append(row) } else { try tx.run(upsert(row)) }
    }
    rows = [:]
    if let first = new.first { try tx.load(table.name, first.columns, new.lazy.map(\.values)) }
  }

  /// So few rows are written before one could ask which are there.
  private static let few = 8

  private func heldKeys() throws -> Set<[Value]> {
    let owners = Set(rows.keys.map { $0[0] })
    var held: Set<[Value]> = []
    for owner in owners {
      try tx.each(
        "SELECT \(names: keyColumns) FROM \(name: table.name) WHERE \(name: table.owner.column) = \(owner)"
      ) { held.insert($0.values) }
    }
    return held
  }

  private var keyColumns: [String] { [table.owner.column] + table.keys }

  private func key(_ row: Record) throws -> [Value] {
    try keyColumns.map { column in
      guard let value = row[column] else {
        throw StorageError.corrupt("a row of \(table.name) has no \(column)")
      }
      return value
    }
  }

  private func answer(_ record: Record) throws -> Answer {
    try table.refuseFuture(record, today: tx.today)
    let datum = try table.datum(record)
    if let known = answers[datum] { return known }
    let answer: Answer
    switch mayWrite(statement, standing, datum, tx.today) {
    case .allowed:
      answer = Answer(refusal: nil, look: nextLook(statement, standing, datum, tx.today))
    case .refused(let lives):
      answer = Answer(refusal: RowRefused(category: datum.category, because: lives), look: nil)
    }
    answers[datum] = answer
    return answer
  }

  private func upsert(_ row: Record) -> Query {
    let changing = row.columns.filter { !keyColumns.contains($0) }
    var query: Query = """
      INSERT INTO \(name: table.name) (\(names: row.columns)) VALUES (\(list: row.values))
      ON CONFLICT (\(names: keyColumns)) DO UPDATE SET
      """
    query = query + " "
    for (index, name) in changing.enumerated() {
      query = (index == 0 ? query : query + ", ") + "\(name: name) = excluded.\(name: name)"
    }
    return query
  }

  private func pairs(_ values: KeyValuePairs<String, any Bindable>) -> [(name: String, value: Value)] {
    values.map { (name: $0.key, value: $0.value.bound) }
  }

  private func record(_ row: [(name: String, value: Value)]) -> Record {
    Record(columns: row.map(\.name), values: row.map(\.value))
  }
}
