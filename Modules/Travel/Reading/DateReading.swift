import Domain

/// How a file's dates with slashes are to be understood, and on what ground.
package enum SlashDates: String, Sendable {
  /// Some date has a day above 12 in that place.
  case dayFirst, monthFirst
  /// No date decides it, but only this reading keeps the rows in order of time.
  case dayFirstByOrder, monthFirstByOrder
  /// Nothing decides it: a spreadsheet set to American dates is what writes slashes into these exports.
  case monthFirstAssumed

  var isDayFirst: Bool { self == .dayFirst || self == .dayFirstByOrder }
}

/// Reads the dates of one file, all in one way.
struct DateReading {
  let slashes: SlashDates?

  /// `dd-mm-yyyy`, `d-m-yyyy`, `dd-mm-yy`, `yyyy-mm-dd`, and with slashes as decided for the file.
  func day(_ text: String) -> Day? {
    guard let parts = Self.numbers(text) else { return nil }
    switch parts.mark {
    case "-" where parts.widths.0 == 4: return Self.day(parts.a, parts.b, parts.c)
    case "-": return Self.day(Self.year(parts), parts.b, parts.a)
    default:
      let dayFirst = slashes?.isDayFirst ?? false
      return Self.day(Self.year(parts), dayFirst ? parts.b : parts.a, dayFirst ? parts.a : parts.b)
    }
  }

  static func decide(records: [Record], header: Header) throws(TravelFileError) -> DateReading {
    guard let column = header.index(.date) else { return DateReading(slashes: nil) }
    var dayFirst: Int?
    var monthFirst: Int?
    var seen: [Parts] = []
    for record in records {
      guard case .success(let fields) = record.fields, column < fields.count,
        let parts = numbers(fields[column].trimmed), parts.mark == "/"
      else { continue }
      if parts.a > 12, parts.b <= 12 { dayFirst = dayFirst ?? record.line }
      if parts.b > 12, parts.a <= 12 { monthFirst = monthFirst ?? record.line }
      seen.append(parts)
    }
    switch (dayFirst, monthFirst) {
    case (let d?, let m?): throw .slashDatesContradict(dayFirstLine: d, monthFirstLine: m)
    case (_?, nil): return DateReading(slashes: .dayFirst)
    case (nil, _?): return DateReading(slashes: .monthFirst)
    case (nil, nil): return DateReading(slashes: seen.isEmpty ? nil : byOrder(seen))
    }
  }

  private static func byOrder(_ seen: [Parts]) -> SlashDates {
    func inOrder(_ reading: SlashDates) -> Bool {
      let days = seen.compactMap {
        day(year($0), reading.isDayFirst ? $0.b : $0.a, reading.isDayFirst ? $0.a : $0.b)
      }
      let pairs = Array(zip(days, days.dropFirst()))
      return pairs.allSatisfy { $0.0 >= $0.1 } || pairs.allSatisfy { $0.0 <= $0.1 }
    }
    return switch (inOrder(.monthFirst), inOrder(.dayFirst)) {
    case (true, false): .monthFirstByOrder
    case (false, true): .dayFirstByOrder
    default: .monthFirstAssumed
    }
  }

  private struct Parts {
    let a: Int
    let b: Int
    let c: Int
    let widths: (Int, Int, Int)
    let mark: Character
  }

  private static func numbers(_ text: String) -> Parts? {
    guard let mark = text.first(where: { $0 == "-" || $0 == "/" }) else { return nil }
    let pieces = text.split(separator: mark, omittingEmptySubsequences: false)
    guard pieces.count == 3,
      pieces.allSatisfy({ (1...4).contains($0.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let a = Int(pieces[0]), let b = Int(pieces[1]), let c = Int(pieces[2])
    else { return nil }
    let widths = (pieces[0].count, pieces[1].count, pieces[2].count)
    guard widths.1 <= 2, widths.0 == 4 && widths.2 <= 2 && mark == "-" || widths.0 <= 2 && [2, 4].contains(widths.2)
    else { return nil }
    return Parts(a: a, b: b, c: c, widths: widths, mark: mark)
  }

  private static func year(_ parts: Parts) -> Int { parts.widths.2 == 2 ? 2000 + parts.c : parts.c }

  /// The OV-chipkaart is younger than 2001; a year outside this century is a misreading.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    (2001...2099).contains(year) ? Day(year: year, month: month, day: day) : nil
  }
}

extension String {
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
