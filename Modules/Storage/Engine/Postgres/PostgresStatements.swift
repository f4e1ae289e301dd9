import CPostgres

/// The statements one connection has prepared, by their text and the types of their values; those
/// used least lately leave when there are too many.
struct PostgresStatements {
  private struct Key: Hashable {
    let sql: String
    let types: [Oid]
  }

  private let handle: OpaquePointer
  private var names: [Key: String] = [:]
  private var order: [Key] = []
  private var made = 0

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  /// The statement's name, prepared now if need be; nil for a long list of values, whose text seldom
  /// comes back. `check` throws where the server refuses the text.
  mutating func name(
    of sql: String, types: [Oid], count: Int32, check: (OpaquePointer?) throws -> Void
  ) throws -> String? {
    guard count <= 64 else { return nil }
    let key = Key(sql: sql, types: types)
    if let known = names[key] {
      touch(key)
      return known
    }
    made += 1
    let name = "s\(made)"
    let result = PQprepare(handle, name, sql, count, types)
    defer { PQclear(result) }
    try check(result)
    names[key] = name
    order.append(key)
    if order.count > Self.most { drop(order.removeFirst()) }
    return name
  }

  /// After a change of the schema.
  mutating func forget() {
    (names, order) = ([:], [])
  }

  private static let most = 256

  private mutating func touch(_ key: Key) {
    guard order.last != key, let place = order.lastIndex(of: key) else { return }
    order.remove(at: place)
    order.append(key)
  }

  private mutating func drop(_ key: Key) {
    guard let name = names.removeValue(forKey: key) else { return }
    PQclear(PQexec(handle, "DEALLOCATE \(name)"))
  }
}
