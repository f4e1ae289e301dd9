/// Text of ours with values of others in it.
///
/// The words between the values are written in this module; every value put in is made one harmless
/// line first, so no name can forge a paragraph of a letter or a header of a message (T8).
package struct LetterText: ExpressibleByStringInterpolation, Hashable, Sendable {
  package let text: String

  package init(stringLiteral value: String) {
    text = value
  }

  package init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ value: String) { text += OneLine.of(value) }

    package mutating func appendInterpolation(_ value: Int) { text += String(value) }
  }
}

/// A value as one line of visible text.
package enum OneLine {
  /// Line breaks of every kind and control characters become a space; marks that turn the direction
  /// of writing are dropped; spaces are run together.
  package static func of(_ value: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: scalars.append(" ")
      case _ where turnsDirection(scalar): continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars).split(separator: " ").joined(separator: " ")
  }

  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
