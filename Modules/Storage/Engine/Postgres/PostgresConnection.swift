/// One open transaction, lent to the work for as long as it lasts.
final class PostgresConnection: Connection {
  let dialect = Dialect.postgresql
  private(set) var changes = 0

  private let link: PostgresLink
  private var isLent = true
  private var cursors = 0

  init(_ link: PostgresLink) {
    self.link = link
  }

  func end() { isLent = false }

  @discardableResult func run(_ query: Query) throws -> [Record] {
    try requireLent()
    var records: [Record] = []
    let touched = try link.run(query) { records.append($0) }
    // Of a question the server counts the rows it gave.
    changes = query.isQuestion ? 0 : touched
    return records
  }

  /// By a cursor, so that `body` may ask further questions on the way and no answer is held whole.
  func each(_ query: Query, _ body: (Record) throws -> Void) throws {
    try requireLent()
    cursors += 1
    let cursor = "walk_\(cursors)"
    try link.run("DECLARE \(name: cursor) NO SCROLL CURSOR FOR " + query, isKept: false) { _ in }
    do {
      while true {
        var batch: [Record] = []
        try link.run("FETCH FORWARD 500 FROM \(name: cursor)", isKept: false) { batch.append($0) }
        for record in batch { try body(record) }
        if batch.count < 500 { break }
      }
    } catch {
      // An open cursor holds its table; in a transaction that failed it is gone already.
      if link.isInTransaction { try link.control("CLOSE \(cursor)") }
      throw error
    }
    try link.control("CLOSE \(cursor)")
  }

  func load(_ table: String, _ columns: [String], _ rows: some Sequence<[Value]>) throws {
    try requireLent()
    changes = 0
    do {
      changes = try link.load(table, columns, rows)
    } catch let error as StorageError {
      throw error.loading(table)
    }
  }

  func execute(script: String) throws {
    try requireLent()
    try link.control(script)
    guard link.isInTransaction else {
      throw StorageError.unavailable("a script on \(link.name) ended its transaction: leave BEGIN and COMMIT out of it")
    }
  }

  func lock(_ name: LockName) throws {
    try requireLent()
    try link.lock(name)
  }

  private func requireLent() throws(StorageError) {
    guard isLent else {
      throw .unavailable(
        "this transaction of \(link.name) has ended: use its connection only inside the closure it came with")
    }
  }
}

extension Query {
  /// Whether it asks and changes nothing.
  fileprivate var isQuestion: Bool {
    guard case .sql(let text)? = parts.first else { return false }
    return text.drop { $0.isWhitespace }.prefix(6).uppercased() == "SELECT"
  }
}
