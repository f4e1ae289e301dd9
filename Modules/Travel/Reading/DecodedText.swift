package enum TextEncoding: String, Sendable { case utf8, utf8WithMark, windows1252 }

/// The file's text as UTF-8 bytes, free of what would end a line without being a line's end.
struct DecodedText {
  let encoding: TextEncoding
  var bytes: [UInt8]
  /// The line number of the first byte.
  var firstLine = 1

  static func decode(_ raw: [UInt8], limits: ReadingLimits) throws(TravelFileError) -> DecodedText {
    guard raw.count <= limits.bytes else { throw .tooLarge(bytes: raw.count, limit: limits.bytes) }
    if let found = Signature.of(raw) { throw .notText(found: found) }
    if raw.starts(with: mark) {
      let body = Array(raw.dropFirst(mark.count))
      guard isUTF8(body) else { throw .notText(found: "a UTF-8 mark with bytes that are no UTF-8") }
      return DecodedText(encoding: .utf8WithMark, bytes: withoutOddLineEnds(body))
    }
    if isUTF8(raw) { return DecodedText(encoding: .utf8, bytes: withoutOddLineEnds(raw)) }
    return DecodedText(encoding: .windows1252, bytes: withoutOddLineEnds(Windows1252.decode(raw)))
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  /// Vertical tab, form feed, U+0085, U+2028 and U+2029 end a row for the CSV parser though they end
  /// no line of any export: they become spaces, so that line numbers and rows keep agreeing.
  private static func withoutOddLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    var out = bytes
    var i = 0
    while i < out.count {
      switch out[i] {
      case 0x0B, 0x0C: out[i] = 0x20
      case 0xC2 where i + 1 < out.count && out[i + 1] == 0x85:
        out[i] = 0x20
        out[i + 1] = 0x20
      case 0xE2 where i + 2 < out.count && out[i + 1] == 0x80 && (out[i + 2] == 0xA8 || out[i + 2] == 0xA9):
        for k in i...(i + 2) { out[k] = 0x20 }
      default: break
      }
      i += 1
    }
    return out
  }
}

/// What a file that is no text begins with.
private enum Signature {
  static func of(_ raw: [UInt8]) -> String? {
    if raw.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a ZIP archive or an Excel workbook (.xlsx)" }
    if raw.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "an old Excel workbook (.xls)" }
    if raw.starts(with: [0x25, 0x50, 0x44, 0x46]) { return "a PDF document" }
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) { return "text in UTF-16" }
    if let at = raw.firstIndex(of: 0) { return "a zero byte at position \(at + 1)" }
    return nil
  }
}

/// The code page of older Windows programs, in which NS Zakelijk writes its export.
private enum Windows1252 {
  static func decode(_ raw: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(raw.count + raw.count / 8)
    for byte in raw {
      if byte < 0x80 {
        out.append(byte)
      } else {
        let code = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt32(byte)
        out.append(contentsOf: Array(String(UnicodeScalar(code) ?? "\u{FFFD}").utf8))
      }
    }
    return out
  }

  // 0x80...0x9F; five places the code page leaves empty become U+FFFD.
  private static let upper: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
