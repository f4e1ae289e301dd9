/// By which way something reached us that a colleague wrote down (S22).
package enum CameBy: String, CaseIterable, Codable, Sendable {
  case telephone, letter, email, counter
}

/// The number that a call, letter or visit has in the house's own administration: why a colleague looked (T10). It is
/// kept where no personal data may be, so it may not be any.
package struct Ticket: Hashable, Sendable {
  package let text: String

  /// Three to twenty-four letters, digits and `-./`, one of them a digit. Nine digits in a row are a telephone, card or
  /// citizen's number, and no ticket.
  package init?(_ typed: String) {
    let text = typed.trimmingWhitespace.uppercased()
    guard (3...24).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed),
      text.contains(where: \.isNumber)
    else { return nil }
    let digits = text.filter { $0 != "-" && $0 != "." && $0 != "/" }.split { !$0.isNumber }
    guard digits.allSatisfy({ $0.count < 9 }) else { return nil }
    self.text = text
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || "-./".utf8.contains(byte)
  }
}

extension String {
  fileprivate var trimmingWhitespace: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// For whom somebody else may speak, and as what (journey 3).
package enum Capacity: String, CaseIterable, Codable, Sendable {
  /// Of a child under sixteen.
  case parent
  case guardian
  case mentor
  case attorney
  /// Of somebody who has died.
  case executor
  case relative
}

/// What a colleague saw of it; no copy is kept of anything (T2).
package enum EvidenceSeen: String, CaseIterable, Codable, Sendable {
  case nothing
  case courtDecision
  case powerOfAttorney
  case certificateOfInheritance
  case familyRegister
}
