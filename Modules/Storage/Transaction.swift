package import Domain

/// One transaction: the only place from which data are read or changed.
///
/// Its moment is stamped once, so that everything in it happened at the same time.
package final class Transaction {
  package let now: Instant
  /// When it was asked for, before it waited for other writers.
  let asked: Instant
  package let store: Store
  let connection: any Connection
  package var aftermath = Aftermath()
  /// Keys opened in this transaction; they live no longer than it.
  var openKeys: [KeyName: SealingKey] = [:]
  /// Owners made in this transaction: nobody else can have made a key of theirs, or ordered one destroyed.
  var born: Set<Int64> = []
  /// Keys of theirs that the keyring does not hold yet; see `keepNewKeys`.
  var newKeys: [KeyName: SealingKey] = [:]
  /// Owners of whom it does, while nothing of them has committed.
  var keptBeforehand: [Int64] = []
  private var readStatements: StatementTimeline?
  /// See `lookupKey`.
  var readLookupKey: InstitutionKeys.Key?
  /// Destructions this transaction ordered, which nobody may carry out before it has committed.
  var orderedHere: Set<Destructible> = []

  init(_ connection: any Connection, of store: Store, asked: Instant? = nil) {
    self.connection = connection
    self.store = store
    now = store.clock.now
    self.asked = asked ?? now
  }

  package var today: Day { now.day }

  /// The statements activated when this transaction first asked, end to end.
  package var statements: StatementTimeline {
    get throws {
      if let readStatements { return readStatements }
      let read = try store.statements.timeline(on: connection)
      readStatements = read
      return read
    }
  }

  /// The statement in force on this transaction's day; by a clock put back to before there was one, the one of the last
  /// day that was believed: nobody is refused for a clock.
  package var statement: Statement {
    get throws {
      if let statement = try statements.statement(on: today) { return statement }
      return try statement(on: try noEarlier.day)
    }
  }

  package func statement(on day: Day) throws -> Statement {
    guard let statement = try statements.statement(on: day) else {
      throw StorageError.unavailable("No statement is in force on \(day): activate one that is. Nothing was changed.")
    }
    return statement
  }

  /// A new random id: never shown, never in order of time.
  package func newID() -> Int64 { store.entropy.id() }

  /// The id of somebody or something with keys of their own: a customer, a case, a letter.
  package func newOwner() -> Int64 {
    let id = newID()
    born.insert(id)
    return id
  }

  @discardableResult package func run(_ query: Query) throws -> [Record] {
    try connection.run(query)
  }

  /// Puts many rows into `table`, or none; see `Connection.load`.
  func load(_ table: String, _ columns: [String], _ rows: some Sequence<[Value]>) throws {
    try connection.load(table, columns, rows)
  }

  package func first(_ query: Query) throws -> Record? {
    try connection.run(query).first
  }

  package func each(_ query: Query, _ body: (Record) throws -> Void) throws {
    try connection.each(query, body)
  }

  package func exists(_ query: Query) throws -> Bool {
    try !connection.run(query).isEmpty
  }

  /// Behind a column: it is one of `ids`.
  package func among(_ ids: some Sequence<Int64>) -> Query { connection.dialect.among(ids) }

  /// Inserts many rows, some hundreds with each statement; `ending` is what follows them there.
  package func insert(
    into table: String, _ columns: [String], _ rows: [[Value]], ending: Query? = nil
  ) throws {
    try connection.insert(into: table, columns, rows, ending: ending)
  }

  package var dialect: Dialect { connection.dialect }

  /// How many rows the last `run` changed.
  package var changes: Int { connection.changes }

  /// Keeps other writers off `name` until the transaction ends.
  package func lock(_ name: LockName) throws {
    try connection.lock(name)
  }
}

/// What can be locked.
package enum LockName: Hashable, Sendable {
  case person(Int64)
  /// After the locks of the people concerned, where both are taken.
  case organisation(Int64)
  case auditLane(Int)
  case ledger

  var number: Int64 {
    switch self {
    case .person(let id), .organisation(let id): id
    case .auditLane(let lane): -1000 - Int64(lane)
    case .ledger: -1
    }
  }
}
