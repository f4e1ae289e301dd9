import Dispatch
import Storage
import Synchronization
import Testing

/// What a transaction promises, on every engine.
@Suite struct TransactionTests {
  struct Stop: Error {}

  @Test(arguments: Dialect.allCases) func whatThrowsLeavesNothingBehind(on dialect: Dialect) throws {
    try withPeople(dialect) { _, engine in
      #expect(throws: Stop.self) {
        try engine.write { connection in
          try connection.run("INSERT INTO person (id, name) VALUES (\(3), \("Gone"))")
          throw Stop()
        }
      }
      let left = try names(in: engine)
      #expect(left == ["Anna", "Bram"])
    }
  }

  @Test(arguments: Dialect.allCases) func aReaderKeepsItsSnapshotWhileAWriterCommits(on dialect: Dialect) throws {
    try withPeople(dialect) { database, engine in
      let other = try database.open()
      try engine.read { reader in
        #expect(try reader.run("SELECT count(*) AS n FROM person").first?.int("n") == 2)
        try other.write { try $0.run("DELETE FROM person WHERE id = \(1)") }
        #expect(try reader.run("SELECT count(*) AS n FROM person").first?.int("n") == 2)
      }
      #expect(try names(in: engine) == ["Bram"])
      try other.close()
    }
  }

  @Test(arguments: Dialect.allCases) func theSnapshotBeginsWithTheTransactionNotWithItsFirstQuery(on dialect: Dialect)
    throws
  {
    try withPeople(dialect) { database, engine in
      let other = try database.open()
      try engine.read { reader in
        try other.write { try $0.run("DELETE FROM person WHERE id = \(1)") }
        #expect(try reader.run("SELECT count(*) AS n FROM person").first?.int("n") == 2)
      }
      try other.close()
    }
  }

  @Test(arguments: Dialect.allCases) func changesCountOnlyTheLastRun(on dialect: Dialect) throws {
    try withPeople(dialect) { _, engine in
      try engine.write { connection in
        try connection.run("UPDATE person SET name = \("X")")
        #expect(connection.changes == 2)
        try connection.run("UPDATE person SET name = \("Y") WHERE id = \(99)")
        #expect(connection.changes == 0)
        try connection.run("DELETE FROM person WHERE id = \(1)")
        #expect(connection.changes == 1)
        try connection.run("SELECT id FROM person")
        #expect(connection.changes == 0)
        let back = try connection.run(
          "INSERT INTO person (id, name) VALUES (\(7), \("G")), (\(8), \("H")) RETURNING id")
        #expect(connection.changes == 2)
        #expect(try back.map { try $0.int("id") } == [7, 8])
      }
    }
  }

  @Test(arguments: Dialect.allCases) func eachWalksRowsAndMayUseTheSameQueryInside(on dialect: Dialect) throws {
    try withPeople(dialect) { _, engine in
      var pairs: [String] = []
      try engine.read { connection in
        func walk(after id: Int, _ body: (Record) throws -> Void) throws {
          try connection.each("SELECT id, name FROM person WHERE id > \(id) ORDER BY id", body)
        }
        try walk(after: 0) { outer in
          try walk(after: try outer.int("id")) { inner in
            try pairs.append(outer.text("name") + inner.text("name"))
          }
          try pairs.append(outer.text("name"))
        }
      }
      #expect(pairs == ["AnnaBram", "Anna", "Bram"])
    }
  }

  @Test(arguments: Dialect.allCases) func eachStopsWhereItsBodyThrows(on dialect: Dialect) throws {
    try withPeople(dialect) { _, engine in
      var seen = 0
      try engine.write { connection in
        #expect(throws: Stop.self) {
          try connection.each("SELECT id FROM person") { _ in
            seen += 1
            throw Stop()
          }
        }
        try connection.execute(script: "DROP TABLE person")
      }
      #expect(seen == 1)
    }
  }

  @Test(arguments: Dialect.allCases) func aStatementSurvivesAChangeOfItsTable(on dialect: Dialect) throws {
    try withPeople(dialect) { _, engine in
      let query: Query = "SELECT * FROM person WHERE id = \(1)"
      #expect(try engine.write { try $0.run(query) }.first?.columns == ["id", "name"])
      try engine.write { try $0.execute(script: "ALTER TABLE person ADD COLUMN town TEXT") }
      #expect(try engine.write { try $0.run(query) }.first?.columns == ["id", "name", "town"])
    }
  }

  @Test(arguments: Dialect.allCases) func twoEnginesNestInOneThread(on dialect: Dialect) throws {
    try TestDatabase.with(dialect) { main in
      try TestDatabase.with(dialect) { keyring in
        let (main, keyring) = (try main.open(), try keyring.open())
        try main.write { outer in
          try outer.execute(script: "CREATE TABLE person (id BIGINT NOT NULL PRIMARY KEY)")
          try keyring.write { inner in
            try inner.execute(script: "CREATE TABLE key (id BIGINT NOT NULL PRIMARY KEY)")
            try outer.run("INSERT INTO person (id) VALUES (\(1))")
            try inner.run("INSERT INTO key (id) VALUES (\(1))")
          }
          #expect(try keyring.read { try $0.run("SELECT id FROM key") }.count == 1)
        }
        #expect(try main.read { try $0.run("SELECT id FROM person") }.count == 1)
        try main.close()
        try keyring.close()
      }
    }
  }

  @Test(arguments: Dialect.allCases) func theSameEngineInsideItselfIsRefusedInEveryWay(on dialect: Dialect) throws {
    try withPeople(dialect) { _, engine in
      let nest: [(String, () throws -> Void)] = [
        ("write", { try engine.write { _ in } }), ("read", { try engine.read { _ in } }),
        ("settle", { _ = try engine.settle() }), ("close", { try engine.close() }),
      ]
      for (name, inner) in nest {
        let inWrite = #expect(throws: StorageError.self, "\(name)") { try engine.write { _ in try inner() } }
        let inRead = #expect(throws: StorageError.self, "\(name)") { try engine.read { _ in try inner() } }
        #expect(inWrite?.description.contains("already inside a transaction") == true)
        #expect(inRead?.description.contains("already inside a transaction") == true)
      }
      try engine.write { try $0.run("INSERT INTO person (id, name) VALUES (\(3), \("Cas"))") }
      #expect(try names(in: engine) == ["Anna", "Bram", "Cas"])
    }
  }

  @Test(arguments: Dialect.allCases) func aConnectionIsOfNoUseAfterItsTransaction(on dialect: Dialect) throws {
    try withPeople(dialect) { _, engine in
      var kept: (any Connection)?
      try engine.write { kept = $0 }
      let error = #expect(throws: StorageError.self) { try kept?.run("SELECT 1") }
      #expect(error?.description.contains("has ended") == true)
    }
  }

  @Test(arguments: Dialect.allCases) func aScriptThatEndsItsTransactionIsFoundOut(on dialect: Dialect) throws {
    try withPeople(dialect) { _, engine in
      #expect(throws: StorageError.self) { try engine.write { try $0.execute(script: "COMMIT") } }
      try engine.write { try $0.run("DELETE FROM person WHERE id = \(1)") }
      #expect(try names(in: engine) == ["Bram"])
    }
  }

  @Test(arguments: Dialect.allCases) func aClosedEngineSaysSo(on dialect: Dialect) throws {
    try TestDatabase.with(dialect) { database in
      let engine = try database.open()
      try engine.close()
      try engine.close()
      let error = #expect(throws: StorageError.self) { try engine.read { _ in } }
      #expect(error?.description.contains("closed") == true)
    }
  }

  @Test(arguments: Dialect.allCases) func manyThreadsWriteOneAfterAnother(on dialect: Dialect) throws {
    try TestDatabase.withEngine(dialect) { engine in
      try engine.write { connection in
        try connection.execute(script: "CREATE TABLE tally (id BIGINT NOT NULL PRIMARY KEY, n BIGINT NOT NULL)")
        try connection.run("INSERT INTO tally (id, n) VALUES (\(1), \(0))")
      }
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 40) { _ in
        do {
          try engine.write { connection in
            let n = try connection.run("SELECT n FROM tally").first?.int("n") ?? 0
            try connection.run("UPDATE tally SET n = \(n + 1)")
          }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      #expect(try engine.read { try $0.run("SELECT n FROM tally") }.first?.int("n") == 40)
    }
  }

  private func withPeople(
    _ dialect: Dialect, _ body: (_ database: TestDatabase, _ engine: any Engine) throws -> Void
  ) throws {
    try TestDatabase.with(dialect) { database in
      let engine = try database.open()
      try engine.write { connection in
        try connection.execute(script: "CREATE TABLE person (id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)")
        try connection.run("INSERT INTO person (id, name) VALUES (\(1), \("Anna")), (\(2), \("Bram"))")
      }
      try body(database, engine)
      try engine.close()
    }
  }

  private func names(in engine: any Engine) throws -> [String] {
    try engine.read { try $0.run("SELECT name FROM person ORDER BY id").map { try $0.text("name") } }
  }
}
