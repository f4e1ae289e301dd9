/// Brings a database to the newest schema, one numbered step at a time, each in the transaction
/// that records it.
struct Migrator {
  let migrations: [Migration]

  /// What every program asks for before it works: the newest schema. One machine's file is brought to it
  /// now. A server's is not: other machines may be at work on it with a program of the day before.
  func makeReady(_ engine: any Engine) throws {
    switch engine.dialect {
    case .sqlite: try migrate(engine)
    case .postgresql: try engine.read(requireNewest)
    }
  }

  /// Takes the steps that are missing, and returns them.
  @discardableResult func migrate(_ engine: any Engine) throws -> [String] {
    try engine.write { connection in
      try connection.execute(
        script: """
          CREATE TABLE IF NOT EXISTS schema_migration (
            number BIGINT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL
          )
          """)
      let missing = try missing(on: connection)
      for migration in missing {
        try connection.execute(script: migration.sql(connection.dialect))
        try connection.run(
          "INSERT INTO schema_migration (number, name) VALUES (\(migration.number), \(migration.name))")
      }
      return missing.map { "\($0.number) '\($0.name)'" }
    }
  }

  func isNewest(_ engine: any Engine) throws -> Bool { try engine.read { try missing(on: $0).isEmpty } }

  private func requireNewest(_ connection: any Connection) throws {
    guard try !connection.run(connection.dialect.table(named: "schema_migration")).isEmpty else {
      throw Opening.neverMadeReady
    }
    guard let next = try missing(on: connection).first else { return }
    throw StorageError.unavailable(
      "This database is older than this program: schema step \(next.number) '\(next.name)' is still to be taken. Stop "
        + "every program of this house, back it up, and run: rechtspoor migrate")
  }

  private func missing(on connection: any Connection) throws -> ArraySlice<Migration> {
    let done = try connection.run("SELECT number, name FROM schema_migration ORDER BY number")
    try refuseNewer(done)
    return migrations.dropFirst(done.count)
  }

  /// A database made by a newer program holds tables this one does not know how to erase from.
  private func refuseNewer(_ done: [Record]) throws {
    for (index, row) in done.enumerated() {
      let number = try row.int("number")
      let name = try row.text("name")
      guard index < migrations.count else {
        throw StorageError.unavailable(
          "This database is newer than this program: it has schema step \(number) '\(name)', and the newest known "
            + "here is \(migrations.last?.number ?? 0). Install the newer program; nothing was changed.")
      }
      guard migrations[index].number == number, migrations[index].name == name else {
        throw StorageError.unavailable(
          "This database has schema step \(number) '\(name)' where this program has "
            + "\(migrations[index].number) '\(migrations[index].name)'. It was not made by this program.")
      }
    }
  }
}
