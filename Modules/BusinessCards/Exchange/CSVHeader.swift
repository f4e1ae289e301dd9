/// The top of a CSV file: which separator it uses, the names of its columns, and where its rows begin.
struct CSVHeader {
  let separator: Character
  let names: [String]
  let end: CSVRecords.Place

  static func read(_ text: [UInt8]) throws(ContactFileRefusal) -> CSVHeader {
    let told = toldSeparator(text)
    let candidates = (told.map { [$0] } ?? separators).compactMap {
      header(text, $0, skipping: told == nil ? 0 : 1)
    }
    // The separator that makes most sense of the names; among equals the one that finds most of them.
    guard let best = candidates.max(by: { ($0.known, $0.names.count) < ($1.known, $1.names.count) }) else {
      throw .empty
    }
    guard best.names.count <= ContactFile.mostColumns else { throw .tooManyColumns(best.names.count) }
    return best
  }

  private var known: Int { names.count { ColumnNames.use(of: $0) != .leftOut(.unknown) } }

  /// `sep=;` alone on the first line, as Excel writes it.
  private static func toldSeparator(_ text: [UInt8]) -> Character? {
    let line = String(
      decoding: text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.prefix(8), as: UTF8.self)
    guard line.count == 5, line.lowercased().hasPrefix("sep="), let last = line.last, separators.contains(last) else {
      return nil
    }
    return last
  }

  private static let separators: [Character] = [",", ";", "\t"]

  private static func header(_ text: [UInt8], _ separator: Character, skipping: Int) -> CSVHeader? {
    var records = CSVRecords(text, separator: separator)
    for _ in 0..<skipping { _ = records.next() }
    while let record = records.next() {
      guard record.bytes.count <= ContactFile.mostBytesInRow else { continue }
      let names = (records.fields(record) ?? []).map { CellText.line($0) ?? "" }
      if names.contains(where: { !$0.isEmpty }) {
        return CSVHeader(separator: separator, names: names, end: records.place)
      }
    }
    return nil
  }
}
