package import Domain

/// One row of an answer, read by column name. A column that is missing or of another type is a
/// fault of ours, and is thrown as one rather than guessed around.
package struct Record: Sendable {
  /// The names, shared by all rows of one answer.
  package let columns: [String]
  package let values: [Value]

  package init(columns: [String], values: [Value]) {
    self.columns = columns
    self.values = values
  }

  package subscript(_ name: String) -> Value? {
    columns.firstIndex(of: name).map { values[$0] }
  }

  /// The same row with another value in one column.
  package func with(_ name: String, _ value: Value) -> Record {
    Record(columns: columns, values: zip(columns, values).map { $0 == name ? value : $1 })
  }

  package func integer(_ name: String) throws(StorageError) -> Int64 {
    guard case .integer(let value)? = self[name] else { throw mistyped(name, "integer") }
    return value
  }

  package func int(_ name: String) throws(StorageError) -> Int { Int(try integer(name)) }
  package func bool(_ name: String) throws(StorageError) -> Bool { try integer(name) != 0 }
  package func day(_ name: String) throws(StorageError) -> Day { Day(number: try int(name)) }
  package func month(_ name: String) throws(StorageError) -> Month { Month(number: try int(name)) }
  package func instant(_ name: String) throws(StorageError) -> Instant { Instant(milliseconds: try integer(name)) }

  package func text(_ name: String) throws(StorageError) -> String {
    guard case .text(let value)? = self[name] else { throw mistyped(name, "text") }
    return value
  }

  package func bytes(_ name: String) throws(StorageError) -> [UInt8] {
    guard case .bytes(let value)? = self[name] else { throw mistyped(name, "bytes") }
    return value
  }

  package func isNull(_ name: String) -> Bool { self[name] == .null }

  package func optionalInteger(_ name: String) throws(StorageError) -> Int64? {
    isNull(name) ? nil : try integer(name)
  }
  package func optionalText(_ name: String) throws(StorageError) -> String? { isNull(name) ? nil : try text(name) }
  package func optionalBytes(_ name: String) throws(StorageError) -> [UInt8]? { isNull(name) ? nil : try bytes(name) }
  package func optionalDay(_ name: String) throws(StorageError) -> Day? { isNull(name) ? nil : try day(name) }
  package func optionalInstant(_ name: String) throws(StorageError) -> Instant? {
    isNull(name) ? nil : try instant(name)
  }

  /// A closed enum stored by its raw value.
  package func value<E: RawRepresentable<String>>(_ name: String, as type: E.Type = E.self) throws(StorageError) -> E {
    let raw = try text(name)
    guard let value = E(rawValue: raw) else { throw mistyped(name, "\(type)") }
    return value
  }

  private func mistyped(_ name: String, _ type: String) -> StorageError {
    .corrupt("column \(name) is not \(type) but \(self[name].map { "\($0)" } ?? "absent")")
  }
}
