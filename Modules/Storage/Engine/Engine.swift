/// A database engine: SQLite here, PostgreSQL when one machine is not enough. Both run the same
/// SQL; what differs is named in `Dialect`.
package protocol Engine: Sendable {
  var dialect: Dialect { get }

  /// Runs `work` in one write transaction that no other writer interleaves with; rolls back if it throws.
  @discardableResult func write<T>(_ work: (any Connection) throws -> T) throws -> T

  /// Runs `work` on one consistent snapshot.
  func read<T>(_ work: (any Connection) throws -> T) throws -> T

  /// Leaves nothing behind of rows that were deleted: SQLite checkpoints and truncates its WAL;
  /// PostgreSQL writes `tables` anew, at once where they are small, and otherwise if they are to be
  /// `evenLarge`. Returns false while something may be left; the caller tries again later.
  func settle(rewriting tables: [String], evenLarge: Bool) throws -> Bool

  /// Writes what the database holds at one moment into a new SQLite file, and nothing of what was deleted from it.
  func copy(_ part: DatabasePart, to path: String) throws

  /// What is damaged in the files themselves, in the engine's own words; nothing where all is well. SQLite holds every
  /// page against its checksum, then tables and indexes against each other: those whose turn it is, of thirty turns,
  /// or all of them. A server watches over its own: give it page checksums.
  func damages(turn: Int?) throws -> [String]

  func close() throws
}

extension Engine {
  /// Of a database in which whatever tells of a person is sealed: that a server's old row versions lie about
  /// until it vacuums them tells nobody anything once their key is gone.
  package func settle() throws -> Bool { try settle(rewriting: [], evenLarge: false) }

  /// All that is damaged.
  package func damages() throws -> [String] { try damages(turn: nil) }
}

/// One open transaction of an engine.
package protocol Connection: AnyObject {
  var dialect: Dialect { get }

  @discardableResult func run(_ query: Query) throws -> [Record]

  /// Runs `query` for each row without holding them all; for exports and sweeps.
  func each(_ query: Query, _ body: (Record) throws -> Void) throws

  /// Puts many rows into `table`, each with a value for each of `columns`, or none of them where one is refused:
  /// what is read in bulk is written in bulk. `changes` counts them.
  func load(_ table: String, _ columns: [String], _ rows: some Sequence<[Value]>) throws

  /// Several statements of DDL without binds, as a migration holds them.
  func execute(script: String) throws

  /// Keeps other writers off `name` until the transaction ends.
  func lock(_ name: LockName) throws

  /// The number of rows the last `run` changed.
  var changes: Int { get }
}

extension Connection {
  /// Inserts many rows, some hundreds with each statement; `ending` is what follows them there.
  func insert(into table: String, _ columns: [String], _ rows: [[Value]], ending: Query? = nil) throws {
    if ending == nil, rows.count > 32 { return try load(table, columns, rows) }
    var rest = rows[...]
    while !rest.isEmpty {
      let batch = rest.prefix(500)
      rest = rest.dropFirst(500)
      try run("INSERT INTO \(name: table) (\(names: columns)) VALUES \(rows: batch) \(ending ?? "")")
    }
  }
}

/// The named forks between the engines. If another appears, it gets a decision record first.
package enum Dialect: String, CaseIterable, Sendable {
  case sqlite, postgresql

  package func placeholder(_ number: Int) -> String {
    switch self {
    case .sqlite: "?"
    case .postgresql: "$\(number)"
    }
  }

  /// One row if there is a table of that name.
  package func table(named name: String) -> Query {
    switch self {
    case .sqlite: "SELECT 1 AS one FROM sqlite_schema WHERE type = 'table' AND name = \(name)"
    case .postgresql: "SELECT 1 AS one FROM pg_tables WHERE schemaname = 'public' AND tablename = \(name)"
    }
  }

  /// Other programs that have this database open; only a server knows.
  var otherPrograms: Query? {
    switch self {
    case .sqlite: nil
    case .postgresql:
      """
      SELECT COUNT(*) AS n FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'rechtspoor' AND pid <> pg_backend_pid()
      """
    }
  }

  /// A column: which part of its table a row lies in. A question about rows of one part alone need not look into the
  /// others.
  package var part: Query {
    switch self {
    case .sqlite: "0"
    case .postgresql: "CAST(tableoid AS BIGINT)"
    }
  }

  /// Behind a question about rows that this transaction will change: another one that wants them waits, and sees
  /// afterwards that they are gone. SQLite's one writer needs no such word.
  package var forUpdate: Query {
    switch self {
    case .sqlite: ""
    case .postgresql: " FOR UPDATE"
    }
  }

  /// Behind a question about rows to take up: those that another transaction is taking up already are passed over,
  /// so that nobody waits for work that is being done. SQLite's one writer finds all of them free.
  package var claim: Query {
    switch self {
    case .sqlite: ""
    case .postgresql: " FOR UPDATE SKIP LOCKED"
    }
  }

  /// Behind a column: it is one of `ids`. One value is bound whatever their number, and the key's index finds them
  /// however little the engine knows of the table.
  package func among(_ ids: some Sequence<Int64>) -> Query {
    switch self {
    case .sqlite: "IN (SELECT value FROM json_each(\(asOne: Array(ids))))"
    case .postgresql: "= ANY (\(asOne: Array(ids)))"
    }
  }
}
