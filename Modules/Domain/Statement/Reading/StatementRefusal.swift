/// Why a text is not a statement: every fault, with its place and its remedy. No program starts
/// on a statement it cannot read whole.
package struct StatementRefusal: Error, Hashable, Sendable {
  package struct Fault: Hashable, Sendable {
    package let position: Position
    package let problem: String
    package let remedy: String
  }

  /// In the order of the text; never empty.
  package let faults: [Fault]

  init(_ faults: [Fault]) {
    self.faults = faults.sorted { $0.position < $1.position }
  }

  init(_ position: Position, _ problem: String, _ remedy: String) {
    self.init([Fault(position: position, problem: problem, remedy: remedy)])
  }
}

extension StatementRefusal: CustomStringConvertible {
  package var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension StatementRefusal.Fault: CustomStringConvertible {
  package var description: String { "line \(position.line), column \(position.column): \(problem); \(remedy)" }
}
