import CPostgres

/// The rows of one answer, read out of its binary format.
struct PostgresRows {
  private let result: OpaquePointer?
  private let name: String

  init(_ result: OpaquePointer?, name: String) {
    self.result = result
    self.name = name
  }

  func each(_ body: (Record) throws -> Void) throws {
    let count = PQntuples(result)
    guard count > 0 else { return }
    let width = PQnfields(result)
    let columns = (0..<width).map { column in PQfname(result, column).map { String(cString: $0) } ?? "" }
    let types = (0..<width).map { PQftype(result, $0) }
    for row in 0..<count {
      var values: [Value] = []
      values.reserveCapacity(columns.count)
      for column in 0..<width {
        values.append(try value(row, column, types[Int(column)], columns[Int(column)]))
      }
      try body(Record(columns: columns, values: values))
    }
  }

  private func value(_ row: Int32, _ column: Int32, _ type: Oid, _ named: String) throws(StorageError) -> Value {
    guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
    switch type {
    case PostgresType.int8, PostgresType.int4, PostgresType.int2: return .integer(Self.integer(bytes))
    case PostgresType.bool: return .integer(bytes.first == 1 ? 1 : 0)
    case PostgresType.text, PostgresType.varchar, PostgresType.name, PostgresType.unknown:
      return .text(String(decoding: bytes, as: UTF8.self))
    case PostgresType.bytea: return .bytes(Array(bytes))
    case PostgresType.void: return .null
    default:
      throw .corrupt("column \(named) of \(name) has the type \(type), which no column here has: cast it in the query")
    }
  }

  private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    var number: Int64 = bytes.first.map { $0 & 0x80 != 0 } == true ? -1 : 0
    for byte in bytes { number = number << 8 | Int64(byte) }
    return number
  }
}
