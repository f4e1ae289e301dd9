import Foundation

/// Rows in columns that fit the terminal: the widest column gives way first, and says so with an ellipsis. A program that
/// reads gets every value whole.
struct TableText {
  struct Cell {
    let text: String
    let paint: Screen.Paint?

    init(_ text: String, _ paint: Screen.Paint? = nil) {
      self.text = Screen.plain(text)
      self.paint = paint
    }
  }

  /// Whether the last column goes on below where it does not fit: for what has to be read whole.
  var wraps = false
  private let header: [String]
  private var rows: [[Cell]] = []
  private static let gap = "  "
  private static let least = 6

  init(_ header: String...) {
    self.header = header
  }

  mutating func append(_ cells: Cell...) { rows.append(cells) }

  /// With a header where a person reads; without one for a program, whose columns do not move.
  func lines(width: Int? = Screen.width) -> [String] {
    let columns = width.map { fitted(to: $0) } ?? widths
    var lines = rows.flatMap { row in wraps && width != nil ? wrapped(row, columns) : [line(row, columns)] }
    if width != nil, !rows.isEmpty { lines.insert(line(header.map { Cell($0, .bold) }, columns), at: 0) }
    return lines
  }

  private var widths: [Int] {
    header.indices.map { column in
      max(header[column].columns, rows.map { $0[column].text.columns }.max() ?? 0)
    }
  }

  private func fitted(to width: Int) -> [Int] {
    var columns = widths
    func total() -> Int { columns.reduce(0, +) + Self.gap.count * (columns.count - 1) }
    while total() > width, let widest = columns.indices.max(by: { columns[$0] < columns[$1] }),
      columns[widest] > Self.least
    {
      columns[widest] = max(Self.least, columns[widest] - (total() - width))
      // What another column is wider than now gives way next.
      if let second = columns.indices.filter({ $0 != widest }).map({ columns[$0] }).max(), columns[widest] < second {
        columns[widest] = min(second, widths[widest])
        if total() > width { columns[columns.firstIndex(of: second) ?? widest] -= 1 }
      }
    }
    return columns
  }

  private func wrapped(_ cells: [Cell], _ columns: [Int]) -> [String] {
    guard let last = cells.last, let width = columns.last else { return [] }
    let texts = last.text.wrapped(to: width)
    let blanks = cells.dropLast().map { _ in Cell("") }
    return texts.enumerated().map { index, text in
      line((index == 0 ? Array(cells.dropLast()) : blanks) + [Cell(text, last.paint)], columns)
    }
  }

  private func line(_ cells: [Cell], _ columns: [Int]) -> String {
    var texts: [String] = []
    for (index, cell) in cells.enumerated() {
      let text = cell.text.cut(to: columns[index])
      let isLast = index == cells.count - 1
      let blanks = isLast ? "" : String(repeating: " ", count: max(0, columns[index] - text.columns))
      texts.append(Screen.paint(text, cell.paint) + blanks)
    }
    let line = texts.joined(separator: Self.gap)
    return String(line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
  }
}

extension String {
  /// How many columns of a terminal it takes: a wide character takes two.
  var columns: Int {
    reduce(0) { sum, character in
      let scalar = character.unicodeScalars.first?.value ?? 0
      let isWide =
        (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar) || (0xAC00...0xD7A3).contains(scalar)
        || (0xF900...0xFAFF).contains(scalar) || (0xFE30...0xFE6F).contains(scalar)
        || (0xFF00...0xFF60).contains(scalar) || (0x1F300...0x1FAFF).contains(scalar)
      return sum + (isWide ? 2 : 1)
    }
  }

  /// In lines of at most `width` columns, parted at blanks; a word that is longer is cut.
  func wrapped(to width: Int) -> [String] {
    var lines = [""]
    for word in split(separator: " ").map(String.init) {
      let longer = lines[lines.count - 1].isEmpty ? word : "\(lines[lines.count - 1]) \(word)"
      if longer.columns <= width || lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = longer
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  func cut(to width: Int) -> String {
    guard columns > width else { return self }
    var text = ""
    for character in self {
      guard (text + String(character)).columns < width else { break }
      text.append(character)
    }
    return text + "…"
  }
}
