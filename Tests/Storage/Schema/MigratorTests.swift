@testable import Storage
import Testing

@Suite struct MigratorTests {
  @Test func bringingADatabaseUpToDateTwiceIsDoingItOnce() throws {
    try TemporaryHome.withEngine { engine in
      try Migrator(migrations: Migration.main).migrate(engine)
      let once = try schema(engine)
      try Migrator(migrations: Migration.main).migrate(engine)
      #expect(try schema(engine) == once)
      #expect(once.count > 30)
    }
  }

  @Test func stepsAreNumberedWithoutGaps() {
    for history in [Migration.main, Migration.keyring] {
      #expect(history.map(\.number) == Array(1...history.count))
    }
  }

  @Test func aDatabaseOfANewerProgramIsRefusedAndLeftAsItIs() throws {
    try TemporaryHome.withEngine { engine in
      try Migrator(migrations: Migration.main).migrate(engine)
      let next = (Migration.main.map(\.number).max() ?? 0) + 1
      try engine.write { connection in
        try connection.run("INSERT INTO schema_migration (number, name) VALUES (\(next), 'tomorrow')")
      }
      let before = try schema(engine)
      let refusal = #expect(throws: StorageError.self) { try Migrator(migrations: Migration.main).migrate(engine) }
      #expect(refusal?.description.contains("newer than this program") == true)
      #expect(refusal?.description.contains("'tomorrow'") == true)
      #expect(try schema(engine) == before)
    }
  }

  @Test func aDatabaseWithAnotherHistoryIsRefused() throws {
    try TemporaryHome.withEngine { engine in
      try Migrator(migrations: Migration.keyring).migrate(engine)
      let refusal = #expect(throws: StorageError.self) { try Migrator(migrations: Migration.main).migrate(engine) }
      #expect(refusal?.description.contains("'keys'") == true)
    }
  }

  @Test func aStepThatFailsLeavesNothingOfItselfBehind() throws {
    try TemporaryHome.withEngine { engine in
      let broken = Migration(1, "broken") { _ in "CREATE TABLE half (a BIGINT); CREATE TABLE half (a BIGINT);" }
      #expect(throws: StorageError.self) { try Migrator(migrations: [broken]).migrate(engine) }
      let left = try schema(engine)
      #expect(left == [])
    }
  }

  private func schema(_ engine: SQLiteEngine) throws -> [String] {
    try engine.read { connection in
      try connection.run("SELECT name, COALESCE(sql, '') AS sql FROM sqlite_schema ORDER BY name").map {
        "\(try $0.text("name")): \(try $0.text("sql"))"
      }
    }
  }
}
