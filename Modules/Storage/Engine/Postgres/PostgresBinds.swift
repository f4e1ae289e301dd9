import CPostgres

/// Values on their way to the server, in its binary format.
struct PostgresBinds {
  private let binds: [Query.Bind]

  /// Refuses text with U+0000 in it, which no text of PostgreSQL can hold.
  init(_ binds: [Query.Bind]) throws(StorageError) {
    for (index, bind) in binds.enumerated() {
      if case .value(.text(let text)) = bind, text.utf8.contains(0) {
        throw .constraint(
          "value \(index + 1) of the query is text with the character U+0000 in it: leave that character out")
      }
    }
    self.binds = binds
  }

  typealias Send<T> = (
    _ count: Int32, _ types: [Oid], _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
  ) throws -> T

  /// Lends the values as libpq wants them.
  func with<T>(_ send: Send<T>) rethrows -> T {
    var bytes: [UInt8] = []
    var places: [(at: Int, length: Int)?] = []
    for bind in binds {
      let start = bytes.count
      switch bind {
      case .value(.null):
        places.append(nil)
        continue
      case .value(.integer(let number)): append(number, to: &bytes)
      case .value(.text(let text)): bytes.append(contentsOf: text.utf8)
      case .value(.bytes(let raw)): bytes.append(contentsOf: raw)
      case .list(let numbers): append(numbers, to: &bytes)
      }
      places.append((start, bytes.count - start))
    }
    // A value without length still has an address.
    bytes.append(0)
    return try bytes.withUnsafeBufferPointer { buffer in
      try buffer.withMemoryRebound(to: CChar.self) { chars in
        try send(
          Int32(binds.count), binds.map(\.oid),
          places.map { place in place.flatMap { place in chars.baseAddress.map { $0 + place.at } } },
          places.map { Int32($0?.length ?? 0) }, binds.map { _ in 1 })
      }
    }
  }

  private func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// An array of one dimension, counted from 1, without NULLs.
  private func append(_ numbers: [Int64], to bytes: inout [UInt8]) {
    append(Int32(numbers.isEmpty ? 0 : 1), to: &bytes)
    append(Int32(0), to: &bytes)
    append(PostgresType.int8, to: &bytes)
    guard !numbers.isEmpty else { return }
    append(Int32(numbers.count), to: &bytes)
    append(Int32(1), to: &bytes)
    for number in numbers {
      append(Int32(8), to: &bytes)
      append(number, to: &bytes)
    }
  }
}

extension Query.Bind {
  /// The type the server is told; a NULL takes the type of its place.
  fileprivate var oid: Oid {
    switch self {
    case .value(.null): 0
    case .value(.integer): PostgresType.int8
    case .value(.text): PostgresType.text
    case .value(.bytes): PostgresType.bytea
    case .list: PostgresType.int8Array
    }
  }
}

/// The types of PostgreSQL that can stand in an answer, by their fixed numbers.
enum PostgresType {
  static let bool: Oid = 16
  static let bytea: Oid = 17
  static let name: Oid = 19
  static let int8: Oid = 20
  static let int8Array: Oid = 1016
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let text: Oid = 25
  static let unknown: Oid = 705
  static let varchar: Oid = 1043
  static let void: Oid = 2278
}
