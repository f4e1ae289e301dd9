/// Reads JSON (RFC 8259) and keeps the place of every value. Any bytes may come in: each is
/// looked at once, nesting is bounded, and what is not JSON is refused where it stands.
struct JSONReader {
  static let deepest = 32

  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var column = 1

  static func read(_ bytes: [UInt8]) throws(StatementRefusal) -> JSONNode {
    var reader = JSONReader(bytes: bytes)
    reader.skipSpace()
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.at == bytes.count else {
      throw reader.refusal("there is text after the end of the statement", "remove it")
    }
    return node
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var position: Position { Position(line: line, column: column) }
  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func value(depth: Int) throws(StatementRefusal) -> JSONNode {
    guard depth < Self.deepest else {
      throw refusal("lists and objects are nested deeper than \(Self.deepest)", "flatten them")
    }
    let start = position
    switch next {
    case UInt8(ascii: "{"): return JSONNode(position: start, value: .object(try members(depth: depth)))
    case UInt8(ascii: "["): return JSONNode(position: start, value: .array(try elements(depth: depth)))
    case UInt8(ascii: "\""): return JSONNode(position: start, value: .string(try string()))
    case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return JSONNode(position: start, value: .number(try number()))
    default:
      for (word, value) in [("true", JSONNode.Value.bool(true)), ("false", .bool(false)), ("null", .null)]
      where bytes[at...].starts(with: word.utf8) {
        for _ in word.utf8 { step() }
        return JSONNode(position: start, value: value)
      }
      throw refusal(found("a value"), "write an object, a list, a text in double quotes or a number")
    }
  }

  private mutating func members(depth: Int) throws(StatementRefusal) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    var seen: Set<String> = []
    step()
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      let start = position
      guard next == UInt8(ascii: "\"") else { throw refusal(found("a key"), "write a key in double quotes") }
      let key = try string()
      guard seen.insert(key).inserted else {
        throw StatementRefusal(start, "the key '\(key)' stands here a second time", "keep one of them")
      }
      skipSpace()
      guard take(":") else { throw refusal(found("':' after the key '\(key)'"), "write ':' and a value") }
      skipSpace()
      members.append(JSONNode.Member(key: key, position: start, value: try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw refusal(found("',' or '}'"), "close the object or go on with ','") }
    }
  }

  private mutating func elements(depth: Int) throws(StatementRefusal) -> [JSONNode] {
    var elements: [JSONNode] = []
    step()
    skipSpace()
    if take("]") { return elements }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw refusal(found("',' or ']'"), "close the list or go on with ','") }
    }
  }

  private mutating func string() throws(StatementRefusal) -> String {
    let start = position
    var text: [UInt8] = []
    step()
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        step()
        guard let string = String(validating: text, as: UTF8.self) else {
          throw StatementRefusal(start, "this text is not UTF-8", "save the file as UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case 0..<0x20: throw refusal("a text runs on to the next line or holds a control character", "close it with '\"'")
      default:
        text.append(byte)
        step()
      }
    }
    throw StatementRefusal(start, "this text is never closed", "close it with '\"'")
  }

  private mutating func escape() throws(StatementRefusal) -> Unicode.Scalar {
    let start = position
    step()
    guard let byte = next else { throw refusal("the file ends inside a text", "close it with '\"'") }
    step()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hex(start)
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // A character beyond the first plane is written as two halves; the first alone is nothing.
      guard (0xD800..<0xDC00).contains(unit), take("\\"), take("u") else { break }
      let second = try hex(start)
      guard (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
      else { break }
      return scalar
    default: break
    }
    throw StatementRefusal(start, "this escape in a text is not known to JSON", "write the character itself")
  }

  private mutating func hex(_ start: Position) throws(StatementRefusal) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw StatementRefusal(start, "\\u needs four hexadecimal digits", "write the character itself")
      }
      unit = unit << 4 | UInt32(digit)
      step()
    }
    return unit
  }

  private mutating func number() throws(StatementRefusal) -> String {
    let start = at
    let position = position
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { step() }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
      throw StatementRefusal(position, "'\(text)' is no number", "write it as JSON does, such as 48")
    }
    return text
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    step()
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { step() }
  }

  private mutating func step() {
    if bytes[at] == 0x0A {
      line += 1
      column = 1
    } else if at + 1 >= bytes.count || bytes[at + 1] & 0xC0 != 0x80 {
      // The last byte of a character.
      column += 1
    }
    at += 1
  }

  private func found(_ wanted: String) -> String {
    guard let byte = next else { return "the file ends where \(wanted) should stand" }
    let shown = (0x21...0x7E).contains(byte) ? "'\(Unicode.Scalar(byte))'" : "an unexpected character"
    return "here stands \(shown) where \(wanted) should stand"
  }

  private func refusal(_ problem: String, _ remedy: String) -> StatementRefusal {
    StatementRefusal(position, problem, remedy)
  }
}
