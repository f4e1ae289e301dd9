import Foundation

/// The bytes of a file as UTF-8 without a mark: from UTF-8, UTF-16 with its mark, or the Windows-1252 in which Excel saves
/// a plain CSV.
enum FileText {
  static func utf8(_ bytes: [UInt8]) throws(ContactFileRefusal) -> [UInt8] {
    guard bytes.count <= ContactFile.mostBytes else { throw .tooLarge(bytes: bytes.count) }
    guard !workbooks.contains(where: { bytes.starts(with: $0) }) else { throw .workbook }
    guard let text = decoded(bytes), !text.contains(0) else { throw .notText }
    return text
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
      let unmarked = Array(bytes.dropFirst(3))
      return isUTF8(unmarked) ? unmarked : nil
    }
    if bytes.starts(with: [0xff, 0xfe]) { return utf16(bytes, high: 1) }
    if bytes.starts(with: [0xfe, 0xff]) { return utf16(bytes, high: 0) }
    if isUTF8(bytes) { return bytes }
    return String(data: Data(bytes), encoding: .windowsCP1252).map { Array($0.utf8) }
  }

  /// A vCard may be folded within a character (RFC 6350 §3.2): there each unfolded line is asked.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
      || VCardLines.begins(bytes) && VCardLines(bytes).allSatisfy { String(validating: $0.bytes, as: UTF8.self) != nil }
  }

  /// `high`: which of two bytes is the high one. The mark is left out.
  private static func utf16(_ bytes: [UInt8], high: Int) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 2, to: bytes.count, by: 2).map { place in
      UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + 1 - high])
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// How the workbooks of today (a ZIP archive) and of before 2007 begin.
  private static let workbooks: [[UInt8]] = [[0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0]]
}
