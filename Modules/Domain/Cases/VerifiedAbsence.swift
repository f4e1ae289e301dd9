/// Proof that every declared personal column was read again after an erasure, and that nothing was
/// left in it for which no purpose lives.
///
/// Without it a case is never `completed`, and it cannot be made from less: a column skipped, an
/// empty list, or one row too many is refused by name.
package struct VerifiedAbsence: Hashable, Sendable {
  package let reference: CaseReference
  /// When the columns were read.
  package let reread: Instant
  /// How many were.
  package let columns: Int

  /// - Parameters:
  ///   - declared: every personal column of the inventory, as `table.column`.
  ///   - leftovers: for each column read, the rows found in it that no living purpose holds.
  package init(
    of reference: CaseReference, declared: Set<String>, leftovers: [String: Int], reread: Instant
  ) throws(AbsenceRefusal) {
    guard !declared.isEmpty else { throw .nothingDeclared }
    let skipped = declared.filter { leftovers[$0] == nil }
    guard skipped.isEmpty else { throw .skipped(skipped.sorted()) }
    let unknown = leftovers.keys.filter { !declared.contains($0) }
    guard unknown.isEmpty else { throw .undeclared(unknown.sorted()) }
    let left = leftovers.filter { $0.value != 0 }
    guard left.isEmpty else { throw .left(left) }
    self.reference = reference
    self.reread = reread
    self.columns = declared.count
  }
}

package enum AbsenceRefusal: Error, Hashable, CustomStringConvertible {
  case nothingDeclared
  case skipped([String])
  case undeclared([String])
  case left([String: Int])

  package var description: String {
    switch self {
    case .nothingDeclared: "no column was declared: a search that reads nothing proves nothing"
    case .skipped(let columns): "not read again: \(columns.joined(separator: ", ")); read every declared column"
    case .undeclared(let columns): "read, but not in the inventory: \(columns.joined(separator: ", ")); declare them"
    case .left(let rows):
      "rows left without a purpose: "
        + rows.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        + "; erase them and read again"
    }
  }
}
