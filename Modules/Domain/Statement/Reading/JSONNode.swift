/// A place in the statement's text. Both count from one; a column is a character.
package struct Position: Hashable, Comparable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A JSON value that remembers where it stood: Foundation's decoder forgets, and a refusal that
/// names no line helps nobody mend a file of three hundred.
struct JSONNode {
  struct Member {
    let key: String
    let position: Position
    let value: JSONNode
  }

  indirect enum Value {
    case object([Member])
    case array([JSONNode])
    case string(String)
    /// As written: the statement has no arithmetic.
    case number(String)
    case bool(Bool)
    case null
  }

  let position: Position
  let value: Value

  /// What it is, for a refusal.
  var kind: String {
    switch value {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}
