extension PostgresLink {
  /// What every database must be, asked of each new connection; one sentence where it is not.
  func requireFit() throws {
    var found: [String: String] = [:]
    try run(
      """
      SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding,
        (SELECT COALESCE(to_jsonb(d) ->> 'daticulocale', to_jsonb(d) ->> 'datlocale', d.datcollate)
         FROM pg_database d WHERE datname = current_database()) AS collation
      """
    ) { row in
      for column in row.columns { found[column] = try row.text(column) }
    }
    guard let version = found["version"].flatMap(Int.init), version >= 150_000 else {
      throw StorageError.unavailable("\(name) is older than PostgreSQL 15: upgrade the server")
    }
    guard found["encoding"] == "UTF8" else {
      throw StorageError.unavailable(
        "\(name) is in \(found["encoding"] ?? "?"), and text here is UTF8: make it anew with "
          + "createdb --encoding UTF8 --locale C --template template0")
    }
    guard let collation = found["collation"], ["C", "POSIX"].contains(collation) else {
      throw StorageError.unavailable(
        "\(name) sorts by \(found["collation"] ?? "?"), and both engines must sort alike: make it anew with "
          + "createdb --encoding UTF8 --locale C --template template0")
    }
  }
}
