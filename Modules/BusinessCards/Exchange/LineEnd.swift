/// Where a line ends, for both forms: at CRLF, at LF, and at the lone CR of old.
enum LineEnd {
  static func begins(with byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

  /// How many bytes the line end at `place` has.
  static func width(at place: Int, in text: [UInt8]) -> Int {
    text[place] == carriageReturn && place + 1 < text.count && text[place + 1] == lineFeed ? 2 : 1
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
