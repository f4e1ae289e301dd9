import Foundation
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

  /// One machine's file is brought forward by whoever opens it; a server's by nobody in passing.
  @Test(arguments: Dialect.allCases) func aDatabaseOfAnOlderProgram(on dialect: Dialect) throws {
    try TestDatabase.withEngine(dialect) { engine in
      try Migrator(migrations: Migration.main.dropLast()).migrate(engine)
      let newest = Migrator(migrations: Migration.main)
      if dialect == .postgresql {
        let refusal = #expect(throws: StorageError.self) { try newest.makeReady(engine) }
        #expect(refusal?.description.contains("older than this program") == true)
        #expect(refusal?.description.contains("rechtspoor migrate") == true)
        #expect(try newest.migrate(engine).count == 1)
      }
      try newest.makeReady(engine)
      #expect(try newest.migrate(engine) == [])
    }
  }

  @Test(arguments: Dialect.allCases) func nobodyBringsAHouseForwardWhileAnotherProgramIsAtWork(
    on dialect: Dialect
  ) throws {
    try TestDatabase.with(dialect) { main in
      try TestDatabase.with(dialect) { keyring in
        let (here, ring) = (try main.open(), try keyring.open())
        #expect(throws: StorageError.self) { try Opening.migrate(main: here, keyring: ring) }
        try Migrator(migrations: Migration.main.dropLast()).migrate(here)
        try Migrator(migrations: Migration.keyring).migrate(ring)
        if dialect == .postgresql {
          let other = try keyring.open()
          let refusal = #expect(throws: StorageError.self) { try Opening.migrate(main: here, keyring: ring) }
          #expect(refusal?.description.contains("stop every portal") == true)
          try other.close()
          try wait(untilNobodyElseIsOn: ring)
        }
        let taken = try Opening.migrate(main: here, keyring: ring)
        #expect(taken.main.count == 1 && taken.keyring == [])
        try here.close()
        try ring.close()
      }
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

  /// A server takes a moment to see that a connection was closed.
  private func wait(untilNobodyElseIsOn engine: any Engine) throws {
    let others = try #require(engine.dialect.otherPrograms)
    for _ in 1...500 where try engine.read({ try $0.run(others).first?.int("n") }) != 0 { usleep(10_000) }
  }

  private func schema(_ engine: SQLiteEngine) throws -> [String] {
    try engine.read { connection in
      try connection.run("SELECT name, COALESCE(sql, '') AS sql FROM sqlite_schema ORDER BY name").map {
        "\(try $0.text("name")): \(try $0.text("sql"))"
      }
    }
  }
}
