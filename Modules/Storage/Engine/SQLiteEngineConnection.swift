import GRDB
import GRDBSQLite

/// One open transaction, lent to the work for as long as it lasts.
final class SQLiteEngineConnection: Connection {
  let dialect = Dialect.sqlite
  private(set) var changes = 0

  private let database: Database
  private let path: String
  private let isWriting: Bool
  private var isLent = true

  private init(_ database: Database, path: String, isWriting: Bool) {
    self.database = database
    self.path = path
    self.isWriting = isWriting
  }

  static func lend<T>(
    _ database: Database, of path: String, isWriting: Bool, to work: (any Connection) throws -> T
  ) throws -> T {
    let connection = SQLiteEngineConnection(database, path: path, isWriting: isWriting)
    defer { connection.isLent = false }
    return try work(connection)
  }

  @discardableResult func run(_ query: Query) throws -> [Record] {
    var records: [Record] = []
    let handle = database.sqliteConnection
    let before = sqlite3_total_changes64(handle)
    changes = 0
    try each(query) { records.append($0) }
    // SQLite remembers the count of the last statement that changed rows, however long ago.
    if sqlite3_total_changes64(handle) != before { changes = Int(sqlite3_changes64(handle)) }
    return records
  }

  func each(_ query: Query, _ body: (Record) throws -> Void) throws {
    try requireTransaction()
    let binds = query.binds.map(\.inSQLite)
    let sql = query.sql(dialect.placeholder)
    let statement = try sqliteFaults(of: path) { try prepare(sql, isKept: binds.count <= 64) }
    try SQLiteEngineStatement(statement, path: path).run(binds, body)
  }

  /// One prepared statement for all rows, under a savepoint: a row that is refused takes the others with it.
  func load(_ table: String, _ columns: [String], _ rows: some Sequence<[Value]>) throws {
    try requireTransaction()
    let into: Query = "INSERT INTO \(name: table) (\(names: columns))"
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    changes = 0
    try sqliteFaults(of: path) {
      let prepared = try prepare("\(into.sql(dialect.placeholder)) VALUES (\(places))", isKept: true)
      let statement = SQLiteEngineStatement(prepared, path: path)
      var loaded = 0
      try database.inSavepoint {
        for row in rows {
          do {
            try statement.run(row) { _ in }
          } catch let error as StorageError {
            throw error.loading(table)
          }
          loaded += 1
        }
        return .commit
      }
      changes = loaded
    }
  }

  func execute(script: String) throws {
    try requireTransaction()
    try sqliteFaults(of: path) { try database.execute(sql: script) }
    try requireTransaction()
  }

  /// A write transaction is the only writer already.
  func lock(_ name: LockName) throws { try requireTransaction() }

  /// Statements are kept for the next time, except long lists of binds (their text seldom comes
  /// back) and a statement that is still walking its rows further up.
  private func prepare(_ sql: String, isKept: Bool) throws -> Statement {
    guard isKept else { return try database.makeStatement(sql: sql) }
    let statement = try database.cachedStatement(sql: sql)
    let isWalking = sqlite3_stmt_busy(statement.sqliteStatement) != 0
    return isWalking ? try database.makeStatement(sql: sql) : statement
  }

  /// A full disk makes SQLite roll back by itself; what followed would then be committed bit by bit.
  private func requireTransaction() throws(StorageError) {
    guard isLent else {
      throw .unavailable(
        "this transaction of \(path) has ended: use its connection only inside the closure it came with")
    }
    guard !isWriting || sqlite3_get_autocommit(database.sqliteConnection) == 0 else {
      throw .unavailable(
        "this transaction of \(path) was ended before its time: let its first error through, and start again")
    }
  }
}

extension Query.Bind {
  /// A list goes as JSON.
  fileprivate var inSQLite: Value {
    switch self {
    case .value(let value): value
    case .list(let numbers): .text("[" + numbers.map(String.init).joined(separator: ",") + "]")
    }
  }
}
