/// Brings a database to the newest schema, one numbered step at a time, each in the transaction
/// that records it.
struct Migrator {
  let migrations: [Migration]

  func migrate(_ engine: any Engine) throws {
    try engine.write { connection in
      try connection.execute(
        script: """
          CREATE TABLE IF NOT EXISTS schema_migration (
            number BIGINT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL
          )
          """)
      let done = try connection.run("SELECT number, name FROM schema_migration ORDER BY number")
      try refuseNewer(done)
      for migration in migrations.dropFirst(done.count) {
        try connection.execute(script: migration.sql(connection.dialect))
        try connection.run(
          "INSERT INTO schema_migration (number, name) VALUES (\(migration.number), \(migration.name))")
      }
    }
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
