/// A telephone number in its one international form (E.164), such as `+31612345678`, which is what
/// is stored and indexed. Read from the ways in which people in the Netherlands write it:
/// `06-12345678`, `(0719) 556279`, `+31 (0)31-1297275`, `0031 6 1234 5678`.
package struct PhoneNumber: Hashable, Sendable {
  package let e164: String

  package init?(_ typed: String) {
    guard let digits = PhoneNumber.internationalDigits(typed), (8...15).contains(digits.count), digits.first != "0"
    else { return nil }
    if digits.hasPrefix("31") {
      // Nine digits behind the country code; shorter ones are service numbers, nobody's own.
      guard digits.count == 11, !digits.hasPrefix("310") else { return nil }
    }
    e164 = "+" + digits
  }

  /// What a terminal or a log may show: `+31…78`.
  package var masked: String { "\(e164.prefix(3))…\(e164.suffix(2))" }

  /// The digits behind the plus: country code first, no trunk zero.
  private static func internationalDigits(_ typed: String) -> String? {
    var digits = ""
    var plus = false
    for scalar in typed.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "+" where !plus && digits.isEmpty: plus = true
      case " ", "\u{A0}", "-", "\u{2010}", "\u{2011}", "\u{2013}", ".", "/", "(", ")": break
      default: return nil
      }
    }
    if !plus, digits.hasPrefix("00") {
      digits.removeFirst(2)
    } else if !plus {
      guard digits.hasPrefix("0") else { return nil }
      digits = "31" + digits.dropFirst()
    }
    // "+31 (0)6 …" and "+31 06 …": the trunk zero falls away abroad.
    return digits.hasPrefix("310") ? "31" + digits.dropFirst(3) : digits
  }
}

/// Masked, as an e-mail address is (T20).
extension PhoneNumber: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String { masked }
  package var debugDescription: String { masked }
}

/// As its international form; what is no number is refused at reading.
extension PhoneNumber: Codable {
  package init(from decoder: any Decoder) throws {
    let typed = try decoder.singleValueContainer().decode(String.self)
    guard let number = PhoneNumber(typed) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no telephone number"))
    }
    self = number
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(e164)
  }
}
