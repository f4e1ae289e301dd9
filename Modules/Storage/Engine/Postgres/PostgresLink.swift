import CPostgres
import Foundation

/// One connection to the server, used by one thread at a time.
final class PostgresLink: @unchecked Sendable {
  let name: String
  /// The number of the process that serves us there.
  let serverProcess: Int32
  /// What was locked since `release`, in this transaction or before it.
  private(set) var lockedNames: Set<LockName> = []
  /// The transaction lost against another one, or broke off: its closure is run again.
  private(set) var mustRunAgain = false
  /// A key was there already, perhaps since this transaction's snapshot.
  private(set) var sawDuplicate = false

  private let handle: OpaquePointer
  private let canceller: OpaquePointer?
  private var held: [LockName] = []
  private var statements: PostgresStatements
  private var isCommitting = false
  /// The types of columns that were loaded into before.
  private var knownTypes: [[String]: [Oid]] = [:]

  init(_ address: PostgresAddress, _ patience: PostgresPatience) throws {
    name = address.name
    let keywords = ["dbname", "application_name", "client_encoding", "connect_timeout", "options"]
    let seconds = max(2, patience.connect.wholeMilliseconds / 1000)
    let values = [address.text, "rechtspoor", "UTF8", String(seconds), Self.options(patience)]
    guard let handle = Self.connect(keywords, values) else {
      throw StorageError.unavailable("there is no memory left to reach \(address.name)")
    }
    guard PQstatus(handle) == CONNECTION_OK else {
      let said = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
      PQfinish(handle)
      throw postgresConnectFault(said, name: address.name)
    }
    // What the server remarks (a table that is there already) is of no use to anybody here.
    PQsetNoticeReceiver(handle, { _, _ in }, nil)
    self.handle = handle
    serverProcess = PQbackendPID(handle)
    canceller = PQgetCancel(handle)
    statements = PostgresStatements(handle)
    do {
      try requireFit()
    } catch {
      PQfinish(handle)
      throw error
    }
  }

  var isBroken: Bool { PQstatus(handle) != CONNECTION_OK }
  /// Open, and without an error.
  var isInTransaction: Bool { PQtransactionStatus(handle) == PQTRANS_INTRANS }

  func close() { PQfinish(handle) }

  /// Ends the statement under way, as a time-out does. Other threads may call this, and nothing else.
  func cancel() {
    guard let canceller else { return }
    var said = [CChar](repeating: 0, count: 256)
    PQcancel(canceller, &said, Int32(said.count))
  }

  deinit { PQfreeCancel(canceller) }

  // MARK: - Transactions

  /// Takes these locks for the session, in one order for everybody, before a transaction's snapshot.
  func hold(_ names: Set<LockName>) throws {
    for name in names.sorted(by: { $0.number < $1.number }) {
      try run("SELECT pg_advisory_lock(\(name.number))") { _ in }
      held.append(name)
    }
  }

  /// Forgets the transaction, and lets go of what was held for it.
  func release() {
    let isLocked = !held.isEmpty
    (held, lockedNames, mustRunAgain, sawDuplicate, isCommitting) = ([], [], false, false, false)
    guard isLocked, !isBroken else { return }
    PQclear(PQexec(handle, "SELECT pg_advisory_unlock_all()"))
  }

  /// Until the transaction ends, nobody else gets past this name.
  func lock(_ name: LockName) throws {
    guard lockedNames.insert(name).inserted else { return }
    try run("SELECT pg_advisory_xact_lock(\(name.number))") { _ in }
  }

  func commit() throws {
    // The server would take back the whole, and say no word of it.
    guard PQtransactionStatus(handle) != PQTRANS_INERROR else {
      throw StorageError.constraint(
        "a statement failed, and its transaction on \(name) went on regardless: nothing was kept")
    }
    isCommitting = true
    try control("COMMIT")
  }

  func rollBack() {
    guard !isBroken, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
    PQclear(PQexec(handle, "ROLLBACK"))
  }

  // MARK: - Statements

  /// Statements without values, several if need be, whose answer is of no interest.
  func control(_ sql: String) throws {
    let result = PQexec(handle, sql)
    defer { PQclear(result) }
    try check(result)
  }

  /// Runs `query` and hands on each row. Returns how many rows it changed.
  @discardableResult
  func run(_ query: Query, isKept: Bool = true, _ body: (Record) throws -> Void) throws -> Int {
    let result = try ask(query, isKept: isKept)
    defer { PQclear(result) }
    try check(result)
    try PostgresRows(result, name: name).each(body)
    return Self.count(result)
  }

  /// Puts rows into `table` by COPY, or none of them. Returns how many there were.
  func load(_ table: String, _ columns: [String], _ rows: some Sequence<[Value]>) throws -> Int {
    var copy = PostgresCopy(columns, types: try types(of: columns, in: table))
    let into: Query = "COPY \(name: table) (\(names: columns)) FROM STDIN (FORMAT binary)"
    try control(into.sql(Dialect.postgresql.placeholder))
    do {
      for row in rows {
        try copy.append(row)
        if copy.isPiece { try send(&copy) }
      }
      copy.end()
      try send(&copy)
    } catch {
      PQputCopyEnd(handle, "a row was refused before it was sent")
      while let result = PQgetResult(handle) { PQclear(result) }
      throw error
    }
    PQputCopyEnd(handle, nil)
    let result = PQgetResult(handle)
    defer { PQclear(result) }
    while let more = PQgetResult(handle) { PQclear(more) }
    try check(result)
    return Self.count(result)
  }

  private func send(_ copy: inout PostgresCopy) throws {
    guard copy.give({ PQputCopyData(handle, $0, $1) }) != 1 else { return }
    let result = PQgetResult(handle)
    defer { PQclear(result) }
    try check(result)
  }

  /// COPY in binary believes whatever it is given: eight letters would be read as a number.
  private func types(of columns: [String], in table: String) throws -> [Oid] {
    let place = [table] + columns
    if let known = knownTypes[place] { return known }
    let result = try ask("SELECT \(names: columns) FROM \(name: table) LIMIT 0", isKept: true)
    defer { PQclear(result) }
    try check(result)
    let types = (0..<PQnfields(result)).map { PQftype(result, $0) }
    knownTypes[place] = types
    return types
  }

  /// The server's answer, good or bad.
  private func ask(_ query: Query, isKept: Bool) throws -> OpaquePointer? {
    let binds = query.binds
    let sql = query.sql(Dialect.postgresql.placeholder)
    return try PostgresBinds(binds).with { count, types, values, lengths, formats in
      if isKept, !isLong(binds), let statement = try statements.name(of: sql, types: types, count: count, check: check)
      {
        return PQexecPrepared(handle, statement, count, values, lengths, formats, binaryResult)
      }
      return PQexecParams(handle, sql, count, types, values, lengths, formats, binaryResult)
    }
  }

  /// A plan made for any list looks into every part of a table; one made for this list, where its rows lie.
  private func isLong(_ binds: [Query.Bind]) -> Bool {
    binds.contains { if case .list(let numbers) = $0 { numbers.count > 8 } else { false } }
  }

  private static func count(_ result: OpaquePointer?) -> Int {
    PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
  }

  /// Throws what the server said, and remembers whether the transaction is to be run again.
  private func check(_ result: OpaquePointer?) throws {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY, PGRES_COPY_IN: return
    default: break
    }
    let state = rechtspoor_pq_sqlstate(result).map { String(cString: $0) } ?? ""
    let message = rechtspoor_pq_message(result).map { String(cString: $0) } ?? "the connection broke"
    if isBroken || state.hasPrefix("57P") {
      // Before the commit was asked for, the server has kept nothing.
      if !isCommitting { mustRunAgain = true }
      guard !isCommitting else {
        throw StorageError.unsure(
          "the connection to \(name) broke while a change was being kept: look whether it was, before doing it again")
      }
      throw StorageError.unavailable("the connection to \(name) broke (\(message)): try again when the server runs")
    }
    // Lost against another transaction; or a plan made before the schema changed.
    if state.hasPrefix("40") || state == "0A000" {
      mustRunAgain = true
      if state == "0A000" {
        statements.forget()
        knownTypes = [:]
      }
    }
    if state == "23505" { sawDuplicate = true }
    throw postgresFault(state: state, message: message, name: name)
  }

  private static func options(_ patience: PostgresPatience) -> String {
    [
      "statement_timeout=\(patience.statement.wholeMilliseconds)", "lock_timeout=\(patience.wait.wholeMilliseconds)",
      "idle_in_transaction_session_timeout=\(patience.idle.wholeMilliseconds)", "TimeZone=UTC",
      "client_min_messages=error", "jit=off", "synchronous_commit=on", "search_path=public",
    ].map { "-c \($0)" }.joined(separator: " ")
  }

  private static func connect(_ keywords: [String], _ values: [String]) -> OpaquePointer? {
    let names = keywords.map { strdup($0) }
    let texts = values.map { strdup($0) }
    defer { (names + texts).forEach { free($0) } }
    // What stands behind the address counts above what stands in it.
    return PQconnectdbParams(
      names.map { UnsafePointer($0) } + [nil], texts.map { UnsafePointer($0) } + [nil], 1)
  }
}

private let binaryResult: Int32 = 1
