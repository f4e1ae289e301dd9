import CPostgres

/// Rows on their way to the server in the binary form of COPY, a piece at a time.
struct PostgresCopy {
  private let columns: [String]
  private let types: [Oid]
  private var bytes = Array("PGCOPY\n".utf8) + [0xff, 0x0d, 0x0a, 0] + [UInt8](repeating: 0, count: 8)
  private var rows = 0

  init(_ columns: [String], types: [Oid]) {
    self.columns = columns
    self.types = types
  }

  /// Enough to be sent.
  var isPiece: Bool { bytes.count >= 1 << 16 }

  mutating func append(_ row: [Value]) throws(StorageError) {
    rows += 1
    guard row.count == columns.count else {
      throw .constraint("row \(rows) has \(row.count) values for \(columns.count) columns")
    }
    append(Int16(row.count))
    for (index, value) in row.enumerated() { try append(value, at: index) }
  }

  mutating func end() { append(Int16(-1)) }

  /// Hands over what is there, and forgets it.
  mutating func give(_ send: (UnsafePointer<CChar>?, Int32) -> Int32) -> Int32 {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { send($0.baseAddress, Int32($0.count)) }
    }
  }

  private mutating func append(_ value: Value, at index: Int) throws(StorageError) {
    switch (value, types[index]) {
    case (.null, _):
      append(Int32(-1))
    case (.integer(let number), PostgresType.int8):
      append(Int32(8))
      append(number)
    case (.text(let text), PostgresType.text):
      let utf8 = text.utf8
      if utf8.contains(0) {
        throw .constraint(
          "\(columns[index]) of row \(rows) is text with the character U+0000 in it: leave that character out")
      }
      append(Int32(utf8.count))
      bytes.append(contentsOf: utf8)
    case (.bytes(let raw), PostgresType.bytea):
      append(Int32(raw.count))
      bytes.append(contentsOf: raw)
    default:
      throw .constraint("\(columns[index]) of row \(rows) is of another type than its column")
    }
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
