extension PostgresLink {
  /// Writes tables anew without the rows that were deleted from them. A vacuum alone takes those out of
  /// sight: their bytes stay in the page until something happens to be written over them.
  ///
  /// Leaves tables of more than `bytes` as they are. Whoever reads them waits meanwhile, and this waits only a
  /// moment for whoever reads them. Returns false where a deleted row may have been kept for somebody.
  func rewrite(_ tables: [String], upTo bytes: Int?) throws -> Bool {
    if let bytes, try size(of: tables) > bytes { return false }
    let began = try text("SELECT CAST(clock_timestamp() AS TEXT) AS value")
    defer { if !isBroken { try? control("RESET lock_timeout; RESET statement_timeout") } }
    try control("SET lock_timeout = 250; SET statement_timeout = 0")
    do {
      for table in tables { try control("VACUUM (FULL) \(table)") }
    } catch StorageError.busy {
      return false
    }
    // Who began before and still looks at yesterday's rows has kept them alive in the new table too.
    let readers = try text(
      """
      SELECT CAST(COUNT(*) AS TEXT) AS value FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL
        AND xact_start < CAST(\(began) AS TIMESTAMPTZ)
      """)
    return readers == "0"
  }

  private func size(of tables: [String]) throws -> Int {
    var sum = 0
    for table in tables {
      let found = try text("SELECT CAST(pg_table_size(CAST(\(table) AS REGCLASS)) AS TEXT) AS value")
      sum += Int(found) ?? 0
    }
    return sum
  }

  private func text(_ query: Query) throws -> String {
    var found = ""
    try run(query, isKept: false) { found = try $0.text("value") }
    return found
  }
}
