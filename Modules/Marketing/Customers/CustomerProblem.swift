import Foundation

/// Something in a customer file that cannot be taken in: where, what, and what to do.
package struct CustomerProblem: Hashable, Sendable {
  package let line: Int
  /// 1 for the first; nil where the row as a whole is meant.
  package let column: Int?
  package let field: String
  package let problem: String
  package let remedy: String

  package init(line: Int, column: Int? = nil, field: String = "", _ problem: String, _ remedy: String) {
    self.line = line
    self.column = column
    self.field = field
    self.problem = problem
    self.remedy = remedy
  }
}

extension CustomerProblem: CustomStringConvertible {
  package var description: String {
    let place = column.map { "line \(line), column \($0) (\(field))" } ?? "line \(line)"
    return "\(place): \(problem). \(remedy)"
  }
}

/// A file that is no customer file at all; nothing of it was taken in.
package struct CustomerFileRefusal: Error, Hashable, CustomStringConvertible {
  package let problem: CustomerProblem
  package var description: String { "\(problem) Nothing was stored." }
}
