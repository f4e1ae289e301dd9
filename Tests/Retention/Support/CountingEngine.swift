import Synchronization
@testable import Storage

/// Another engine, with every statement of every transaction counted.
final class CountingEngine: Engine {
  let dialect: Dialect
  private let engine: any Engine
  private let counts = Mutex<[Int]>([])

  init(_ engine: any Engine) {
    self.engine = engine
    dialect = engine.dialect
  }

  /// Of each transaction since the last call, in order.
  func take() -> [Int] {
    counts.withLock { counts in
      defer { counts = [] }
      return counts
    }
  }

  @discardableResult func write<T>(_ work: (any Connection) throws -> T) throws -> T {
    try engine.write { try counted($0, work) }
  }

  func read<T>(_ work: (any Connection) throws -> T) throws -> T { try engine.read { try counted($0, work) } }
  func settle(rewriting tables: [String], evenLarge: Bool) throws -> Bool {
    try engine.settle(rewriting: tables, evenLarge: evenLarge)
  }
  func damages(turn: Int?) throws -> [String] { try engine.damages(turn: turn) }
  func close() throws { try engine.close() }

  private func counted<T>(_ connection: any Connection, _ work: (any Connection) throws -> T) throws -> T {
    let counting = CountingConnection(connection)
    defer { counts.withLock { $0.append(counting.statements) } }
    return try work(counting)
  }
}

private final class CountingConnection: Connection {
  private let connection: any Connection
  private(set) var statements = 0

  init(_ connection: any Connection) { self.connection = connection }

  var dialect: Dialect { connection.dialect }
  var changes: Int { connection.changes }

  @discardableResult func run(_ query: Query) throws -> [Record] {
    statements += 1
    return try connection.run(query)
  }

  func each(_ query: Query, _ body: (Record) throws -> Void) throws {
    statements += 1
    try connection.each(query, body)
  }

  func load(_ table: String, _ columns: [String], _ rows: some Sequence<[Value]>) throws {
    statements += 1
    try connection.load(table, columns, rows)
  }

  func execute(script: String) throws {
    statements += 1
    try connection.execute(script: script)
  }

  func lock(_ name: LockName) throws {
    statements += 1
    try connection.lock(name)
  }
}

extension Store {
  /// The same house through engines that count.
  func counting() -> (store: Store, main: CountingEngine, ring: CountingEngine) {
    let (main, ring) = (CountingEngine(engine), CountingEngine(keyring.engine))
    let store = Store(
      engine: main, keyring: Keyring(engine: ring, keys: keys, entropy: entropy), keys: keys, clock: clock,
      entropy: entropy, statements: statements, witnesses: witnesses)
    return (store, main, ring)
  }
}
