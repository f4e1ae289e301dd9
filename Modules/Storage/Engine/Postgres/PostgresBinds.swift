import CPostgres

/// Values on their way to the server, in its binary format.
struct PostgresBinds {
  private let values: [Value]

  /// Refuses text with U+0000 in it, which no text of PostgreSQL can hold.
  init(_ values: [Value]) throws(StorageError) {
    for (index, value) in values.enumerated() {
      if case .text(let text) = value, text.utf8.contains(0) {
        throw .constraint(
          "value \(index + 1) of the query is text with the character U+0000 in it: leave that character out")
      }
    }
    self.values = values
  }

  typealias Send<T> = (
    _ count: Int32, _ types: [Oid], _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
  ) throws -> T

  /// Lends the values as libpq wants them.
  func with<T>(_ send: Send<T>) rethrows -> T {
    var bytes: [UInt8] = []
    var places: [(at: Int, length: Int)?] = []
    for value in values {
      let start = bytes.count
      switch value {
      case .null:
        places.append(nil)
        continue
      case .integer(let number): withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
      case .text(let text): bytes.append(contentsOf: text.utf8)
      case .bytes(let raw): bytes.append(contentsOf: raw)
      }
      places.append((start, bytes.count - start))
    }
    // A value without length still has an address.
    bytes.append(0)
    return try bytes.withUnsafeBufferPointer { buffer in
      try buffer.withMemoryRebound(to: CChar.self) { chars in
        try send(
          Int32(values.count), values.map(\.oid),
          places.map { place in place.flatMap { place in chars.baseAddress.map { $0 + place.at } } },
          places.map { Int32($0?.length ?? 0) }, values.map { _ in 1 })
      }
    }
  }
}

extension Value {
  /// The type the server is told; a NULL takes the type of its place.
  fileprivate var oid: Oid {
    switch self {
    case .null: 0
    case .integer: PostgresType.int8
    case .text: PostgresType.text
    case .bytes: PostgresType.bytea
    }
  }
}

/// The types of PostgreSQL that can stand in an answer, by their fixed numbers.
enum PostgresType {
  static let bool: Oid = 16
  static let bytea: Oid = 17
  static let name: Oid = 19
  static let int8: Oid = 20
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let text: Oid = 25
  static let unknown: Oid = 705
  static let varchar: Oid = 1043
  static let void: Oid = 2278
}
