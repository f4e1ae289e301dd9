import Domain

extension Rows {
  /// Erases one row and what finds it.
  package static func erase(_ row: PersonalRow, in tx: Transaction) throws { try erase([row], in: tx) }

  /// Erases many rows and what finds them, each table in as few statements as it can.
  ///
  /// - Parameters:
  ///   - emptied: by table, the owners of whom these are all the rows there: their rows go by owner.
  ///   - forgotten: the people whose spine goes too, and with it whatever finds them.
  package static func erase(
    _ rows: [PersonalRow], emptied: [String: Set<Int64>] = [:], forgotten: Set<Int64> = [], in tx: Transaction
  ) throws {
    guard !rows.isEmpty else { return }
    for (name, rows) in Dictionary(grouping: rows, by: \.table.name).sorted(by: { $0.key < $1.key }) {
      let table = Inventory.table(name)
      let whole = emptied[name] ?? []
      if !whole.isEmpty {
        try tx.run("DELETE FROM \(name: name) WHERE \(name: table.owner.column) \(tx.among(whole))")
      }
      try deleteEach(
        from: name, [table.owner.column] + table.keys,
        rows.filter { !whole.contains($0.owner) }.map { [$0.owner.bound] + $0.key }, in: tx)
    }
    tx.aftermath.erasedRows = true
    let staying = rows.filter { $0.table.owner == .customer && !forgotten.contains($0.owner) }
    try ReachTable.forget(Set(staying.filter(\.table.leadsToPerson).map(\.owner)), in: tx)
    try BlindIndex.leave(staying, in: tx)
  }

  /// Deletes the rows with these keys and no others; `columns` are those of the key, the owner's in front.
  ///
  /// The owners are named a second time, so that their rows are found by the index and held against the
  /// list of keys: an engine that knows nothing of the table would otherwise read it whole.
  static func deleteEach(
    from table: String, _ columns: [String], _ keys: [[Value]], in tx: Transaction
  ) throws {
    var rest = keys[...]
    while !rest.isEmpty {
      let batch = rest.prefix(1000)
      rest = rest.dropFirst(1000)
      let owners = Set(batch.compactMap { if case .integer(let owner)? = $0.first { owner } else { nil } })
      try tx.run(
        """
        DELETE FROM \(name: table)
        WHERE \(name: columns[0]) \(tx.among(owners)) AND (\(names: columns)) IN (VALUES \(rows: batch))
        """)
    }
  }
}
