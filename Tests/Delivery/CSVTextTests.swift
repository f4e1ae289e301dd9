import Delivery
import Testing
import TestSupport

struct CSVTextTests {
  private func cell(_ value: String, _ cells: CSVText.Cells = .forSpreadsheets) -> String {
    var table = CSVText(cells: cells)
    table.append([value])
    return String(table.text.dropLast())
  }

  @Test(arguments: [
    "=HYPERLINK(1)", "+31612345678", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a", "=\u{301}1",
    "-", "--1",
    "-1e5", "-1=2", "-,5",
  ])
  func aFormulaIsDefused(value: String) {
    #expect(["'\(value)", "\"'\(value)\""].contains(cell(value)))
  }

  @Test(arguments: ["-4,50", "-1.234,56", "-1", "-4.50"])
  func aNumberStaysANumber(value: String) {
    #expect(cell(value) == (value.contains(",") ? "\"\(value)\"" : value))
  }

  @Test(arguments: ["", "Vajèn", "0612345678", "a=b", "2026-11-22", "1234 AB"])
  func plainTextStaysPlain(value: String) {
    #expect(cell(value) == value)
  }

  @Test func cellsAreQuotedWhereTheyMust() {
    var table = CSVText(separator: ";")
    table.append(["zegt \"dag\"", "a;b", "a,b", "twee\r\nregels", " rand ", "gewoon"])
    #expect(table.text == "\"zegt \"\"dag\"\"\";\"a;b\";\"a,b\";\"twee\r\nregels\";\" rand \";gewoon\r\n")
    #expect(table.bytes().prefix(4) == [0xef, 0xbb, 0xbf, 0x22])
    #expect(table.bytes(marked: false) == Array(table.text.utf8))
  }

  @Test func anotherProgramGetsTheCellAsItIs() {
    #expect(cell("=1", .exact) == "=1")
    #expect(cell("-2+3", .exact) == "-2+3")
  }

  @Test func anyTableComesBackThroughAnotherReader() throws {
    var dice = Dice(seed: 4180)
    let alphabet: [Unicode.Scalar] = ["a", "\"", ",", ";", "\n", "\r", " ", "'", "é", "\t", "=", "\u{301}"]
    var rows: [[String]] = []
    var table = CSVText(cells: .exact)
    for _ in 0..<200 {
      let row = (0..<3).map { _ in
        String(String.UnicodeScalarView((0..<dice.below(6)).map { _ in dice.pick(alphabet) }))
      }
      rows.append(row)
      table.append(row)
    }
    let bench = try Workbench()
    let file = try bench.put(table.bytes(marked: false), "table.csv")
    let script = """
      import csv, sys
      for row in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')): print('|'.join(c.encode().hex() for c in row))
      """
    let hex = rows.map {
      $0.map { $0.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }.joined(separator: "|")
    }
    #expect(try run("python3", ["-c", script, file]).output == hex.joined(separator: "\n") + "\n")
  }
}
