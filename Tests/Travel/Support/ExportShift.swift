import Domain

/// Moves an export's dates by whole weeks, in the way the export writes them, so that its newest row
/// falls in the seven days before a day. `Tests/Road/shift_export.py` does the same for whole programs.
enum ExportShift {
  static func shifted(_ bytes: [UInt8], before day: Day, monthFirst: Bool = false) -> (bytes: [UInt8], weeks: Int)? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let tokens = lines.map { token(in: $0) }
    let dates = tokens.map { token in token.flatMap { date($0, monthFirst: monthFirst) } }
    guard let newest = dates.compactMap({ $0 }).max() else { return nil }
    let weeks = Int((Double(day.number - 1 - newest.number) / 7).rounded(.down))

    let numbers = tokens.compactMap { $0 }.flatMap { $0.parts.prefix(2) }
    let padded = numbers.contains { $0.hasPrefix("0") } || numbers.allSatisfy { $0.count == 2 }
    let moved = zip(lines, zip(tokens, dates)).map { (line, found) -> [UInt8] in
      guard let token = found.0, let date = found.1?.adding(days: 7 * weeks) else { return line }
      let bare = !padded || token.parts.prefix(2).contains { $0.count == 1 }
      let text = write(date, like: token, monthFirst: monthFirst, bare: bare)
      return line[..<token.range.lowerBound] + Array(text.utf8) + line[token.range.upperBound...]
    }
    return (Array(moved.joined(separator: [0x0A])), weeks)
  }

  struct Token {
    let range: Range<Int>
    let parts: [String]
    let mark: Character
  }

  /// A date at the start of a line, after a byte order mark, a quotation mark or a weekday's name.
  static func token(in line: [UInt8]) -> Token? {
    var start = line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if line.count > start + 2, line[start] != 0x22, line[start + 2] == 0x2C, line[start] >= 0x61 { start += 3 }
    if line.count > start, line[start] == 0x22 { start += 1 }
    let end = line[start...].firstIndex { !(0x2F...0x39).contains($0) && $0 != 0x2D } ?? line.endIndex
    let text = String(decoding: line[start..<end], as: UTF8.self)
    guard let mark = text.first(where: { $0 == "-" || $0 == "/" }) else { return nil }
    let parts = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts.allSatisfy({ Int($0) != nil }) else { return nil }
    return Token(range: start..<end, parts: parts, mark: mark)
  }

  private static func date(_ token: Token, monthFirst: Bool) -> Day? {
    let numbers = token.parts.compactMap { Int($0) }
    let swapped = monthFirst && token.mark == "/"
    return Day(
      year: token.parts[2].count == 2 ? 2000 + numbers[2] : numbers[2], month: numbers[swapped ? 0 : 1],
      day: numbers[swapped ? 1 : 0])
  }

  private static func write(_ date: Day, like token: Token, monthFirst: Bool, bare: Bool) -> String {
    func two(_ number: Int) -> String { bare || number > 9 ? "\(number)" : "0\(number)" }
    let year = token.parts[2].count == 2 ? "\(date.year)".suffix(2) : "\(date.year)"[...]
    let pair = [two(date.dayOfMonth), two(date.month.month)]
    let swapped = monthFirst && token.mark == "/"
    return ((swapped ? pair.reversed() : pair) + [String(year)]).joined(separator: String(token.mark))
  }
}
