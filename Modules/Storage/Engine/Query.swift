/// SQL one can read, with its values bound by interpolation:
///
///     "SELECT kind FROM card WHERE customer_id = \(customer)"
///
/// An interpolated value always becomes a bind, never text, so there is nothing to inject into.
/// Names of tables and columns come from the inventory alone: `\(name: table.name)`.
package struct Query: ExpressibleByStringInterpolation, Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case sql(String)
    case bind(Value)
    case list([Int64])
  }

  package private(set) var parts: [Part]

  package init(stringLiteral sql: String) {
    parts = [.sql(sql)]
  }

  package init(stringInterpolation: StringInterpolation) {
    parts = stringInterpolation.parts
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.sql(literal)) }
    }

    package mutating func appendInterpolation(_ value: some Bindable) {
      parts.append(.bind(value.bound))
    }

    package mutating func appendInterpolation(_ value: (some Bindable)?) {
      parts.append(.bind(value.bound))
    }

    /// A table's or column's name, out of the inventory; never a value from outside.
    package mutating func appendInterpolation(name: String) {
      precondition(name.utf8.allSatisfy(Self.isOfName), "no name: \(name)")
      parts.append(.sql(name))
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      default: false
      }
    }

    /// Several names, parted by commas.
    package mutating func appendInterpolation(names: [String]) {
      for (index, name) in names.enumerated() {
        if index > 0 { parts.append(.sql(", ")) }
        appendInterpolation(name: name)
      }
    }

    /// A list of values for `IN (…)`; an empty list matches nothing.
    package mutating func appendInterpolation(list values: [some Bindable]) {
      if values.isEmpty { parts.append(.sql("NULL")) }
      for (index, value) in values.enumerated() {
        if index > 0 { parts.append(.sql(", ")) }
        parts.append(.bind(value.bound))
      }
    }

    /// Rows of values for `VALUES …`, each in its brackets.
    package mutating func appendInterpolation(rows: some Sequence<[Value]>) {
      for (index, row) in rows.enumerated() {
        parts.append(.sql(index > 0 ? ", (" : "("))
        for (place, value) in row.enumerated() {
          if place > 0 { parts.append(.sql(", ")) }
          parts.append(.bind(value))
        }
        parts.append(.sql(")"))
      }
    }

    /// Numbers bound as one, as the engine has it: see `Dialect.among`.
    mutating func appendInterpolation(asOne numbers: [Int64]) {
      parts.append(.list(numbers))
    }

    /// Another query, spliced in with its binds.
    package mutating func appendInterpolation(_ query: Query) {
      parts.append(contentsOf: query.parts)
    }
  }

  package static func + (a: Query, b: Query) -> Query {
    var sum = a
    sum.parts += b.parts
    return sum
  }

  /// What stands in one place of the text.
  package enum Bind: Hashable, Sendable {
    case value(Value)
    case list([Int64])
  }

  package var binds: [Bind] {
    parts.compactMap {
      switch $0 {
      case .sql: nil
      case .bind(let value): .value(value)
      case .list(let numbers): .list(numbers)
      }
    }
  }

  /// The text with each bind rendered by the engine: `?`, or `$1`, `$2`, ….
  package func sql(_ placeholder: (Int) -> String) -> String {
    var text = ""
    var number = 0
    for part in parts {
      switch part {
      case .sql(let sql): text += sql
      case .bind, .list:
        number += 1
        text += placeholder(number)
      }
    }
    return text
  }
}
