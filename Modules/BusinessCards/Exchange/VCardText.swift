import Domain

/// Cards as text. A line end in a value is written as `\n` and breaks no line; long lines are folded (RFC 6350 §3.2).
struct VCardText: Sendable {
  enum Version: String, Sendable {
    case three = "3.0"
    case four = "4.0"
  }

  private(set) var text = ""
  private let version: Version

  init(_ version: Version) {
    self.version = version
  }

  mutating func append(_ record: ContactRecord) {
    let texts = ContactTexts(record, .own(.en))
    func one(_ field: ContactField) -> String { Self.escaped(texts[field].first ?? "") }
    line("BEGIN:VCARD")
    line("VERSION:\(version.rawValue)")
    line("N:\(one(.surname));\(one(.given));\(one(.middle));;")
    line("FN:\(one(.fullName))")
    numbered("EMAIL", "", texts[.email])
    numbered("TEL", version == .four ? ";VALUE=uri" : "", texts[.phone].map { version == .four ? "tel:\($0)" : $0 })
    if record.entry.address != nil {
      let parts = [ContactField.streetAndNumber, .place, .region, .postcode, .country].map(one)
      line("ADR;TYPE=work:;;\(parts.joined(separator: ";"))")
    }
    if !one(.department).isEmpty { line("ORG:;\(one(.department))") }
    if !one(.function).isEmpty { line("TITLE:\(one(.function))") }
    for (name, field) in VCardName.ours {
      let values = texts[field].map(Self.escaped)
      if !values.isEmpty { line("\(name):\(values.joined(separator: ","))") }
    }
    line("END:VCARD")
  }

  /// The first of several is the one that is written to or called.
  private mutating func numbered(_ name: String, _ parameters: String, _ values: [String]) {
    for (place, value) in values.enumerated() {
      let type = version == .four ? ";TYPE=work" : place == 0 ? ";TYPE=work,pref" : ";TYPE=work"
      let preference = version == .four && place == 0 ? ";PREF=1" : ""
      line("\(name)\(parameters)\(type)\(preference):\(value)")
    }
  }

  /// At most 75 octets a line, and never within a character.
  private mutating func line(_ content: String) {
    var octets = 0
    for scalar in content.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += width
    }
    text += "\r\n"
  }

  private static func escaped(_ value: String) -> String {
    var escaped = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ",", ";": escaped.append(contentsOf: ["\\", scalar])
      case "\n" where previous == "\r": break
      case "\n", "\r": escaped.append(contentsOf: ["\\", "n"])
      default: escaped.append(scalar)
      }
      previous = scalar
    }
    return String(escaped)
  }
}
