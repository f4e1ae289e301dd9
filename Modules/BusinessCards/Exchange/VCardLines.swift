/// The lines of a vCard file with their folds undone (RFC 6350 §3.2). Our own reader: Debian has no library for it that is
/// both kept and small, and the format is a page.
struct VCardLines: Sequence, IteratorProtocol, Sendable {
  struct Line: Sendable {
    let number: Int
    let bytes: [UInt8]

    func says(_ text: String) -> Bool {
      bytes.count < 40 && String(decoding: bytes, as: UTF8.self).filter { $0 != " " }.uppercased() == text
    }
  }

  private let text: [UInt8]
  private var place = 0
  private var number = 1

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// Whether a text is a vCard: by what it says, not by what the file is called.
  static func begins(_ text: [UInt8]) -> Bool {
    VCardLines(Array(text.drop { $0 <= UInt8(ascii: " ") }.prefix(64))).first { _ in true }?.says("BEGIN:VCARD")
      ?? false
  }

  func check() throws(ContactFileRefusal) {
    var lines = self
    while let line = lines.next() {
      guard line.bytes.count <= ContactFile.mostBytesInRow else { throw .rowTooLong(line: line.number) }
      if line.says("VERSION:2.1") { throw .oldVCard(line: line.number) }
    }
  }

  var share: Double { Double(place) / Double(Swift.max(text.count, 1)) }

  mutating func next() -> Line? {
    guard place < text.count else { return nil }
    let first = number
    var bytes: [UInt8] = []
    repeat {
      let end = text[place...].firstIndex(where: LineEnd.begins) ?? text.count
      bytes += text[place..<end]
      place = end
      skipLineEnd()
    } while skipFold()
    return Line(number: first, bytes: bytes)
  }

  private mutating func skipLineEnd() {
    guard place < text.count else { return }
    place += LineEnd.width(at: place, in: text)
    number += 1
  }

  private mutating func skipFold() -> Bool {
    guard place < text.count, text[place] == UInt8(ascii: " ") || text[place] == UInt8(ascii: "\t") else {
      return false
    }
    place += 1
    return true
  }
}
