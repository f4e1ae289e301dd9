/// The five ways in which a database says no, the same on every engine.
package enum StorageError: Error, Hashable, Sendable {
  /// A constraint of the schema refused the row. The text names the constraint, never the values.
  case constraint(String)
  /// Somebody else holds what is needed; the same call may go through later.
  case busy(String)
  /// The database cannot be reached, opened or written: missing file, full disk, wrong key, newer schema.
  case unavailable(String)
  /// The answer to a commit was lost, or not all that belongs after it could be done: what was asked may be kept,
  /// and what is owed is done later. Look before doing it again.
  case unsure(String)
  /// What was read is not what was written.
  case corrupt(String)
}

extension StorageError {
  /// The same refusal, with the table that many rows were for.
  func loading(_ table: String) -> StorageError {
    guard case .constraint(let text) = self else { return self }
    return .constraint("no row was put into \(table): \(text)")
  }
}

extension StorageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .constraint(let text), .busy(let text), .unavailable(let text), .unsure(let text), .corrupt(let text): text
    }
  }
}
