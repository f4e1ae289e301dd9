/// One property of a card: `item1.TEL;TYPE=work,voice:+31 30 1234567`.
struct VCardProperty: Sendable {
  /// `item1`; empty without one.
  let group: String
  /// In capitals.
  let name: String
  /// In lower case, those of every TYPE, and the bare ones of old programs.
  private(set) var types: Set<String> = []
  /// 1 to 100, the lowest first.
  private(set) var preference = 101
  /// As it stands, escapes and all.
  private let value: String

  /// Nil for what is no property.
  init?(_ line: [UInt8]) {
    let pieces = Self.pieces(line)
    guard let value = pieces.value, let head = pieces.head.first else { return nil }
    let names = head.split(separator: ".", maxSplits: 1).map(String.init)
    guard let name = names.last, !name.isEmpty else { return nil }
    self.name = name.uppercased()
    self.value = value
    group = names.count == 2 ? names[0].lowercased() : ""
    for parameter in pieces.head.dropFirst() { take(parameter) }
  }

  /// The whole value as text.
  var text: String { Self.unescaped(Substring(value)) }

  /// The parts between semicolons, each as text.
  var components: [String] {
    var parts: [Substring] = []
    var (start, place) = (value.startIndex, value.startIndex)
    let scalars = value.unicodeScalars
    while place < scalars.endIndex {
      switch scalars[place] {
      case "\\": place = scalars.index(place, offsetBy: 2, limitedBy: scalars.endIndex) ?? scalars.endIndex
      case ";":
        parts.append(value[start..<place])
        place = scalars.index(after: place)
        start = place
      default: place = scalars.index(after: place)
      }
    }
    return (parts + [value[start...]]).map(Self.unescaped)
  }

  private mutating func take(_ parameter: String) {
    let sides = parameter.split(separator: "=", maxSplits: 1).map { $0.lowercased() }
    guard let key = sides.first else { return }
    if sides.count == 1 {
      types.insert(key)
    } else if key == "type" {
      types.formUnion(sides[1].split(separator: ",").map(String.init))
    } else if key == "pref" {
      preference = Int(sides[1]) ?? preference
    }
    if types.contains("pref") { preference = min(preference, 1) }
  }

  /// The name and parameters at their semicolons, and what comes behind the colon; quotation marks, which hold either
  /// together, fall away.
  private static func pieces(_ line: [UInt8]) -> (head: [String], value: String?) {
    var head: [String] = []
    var piece: [UInt8] = []
    var isQuoted = false
    for (place, byte) in line.enumerated() {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ";") where !isQuoted:
        head.append(String(decoding: piece, as: UTF8.self))
        piece = []
      case UInt8(ascii: ":") where !isQuoted:
        head.append(String(decoding: piece, as: UTF8.self))
        return (head, String(decoding: line[(place + 1)...], as: UTF8.self))
      default: piece.append(byte)
      }
    }
    return (head, nil)
  }

  /// `\n`, and otherwise whatever stands behind the backslash; vCard 3.0 writes `\:` too.
  private static func unescaped(_ raw: Substring) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in raw.unicodeScalars {
      if isEscaped {
        text.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
