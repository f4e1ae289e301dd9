import ArgumentParser
import BusinessCards
import Delivery
import Domain
import Talk

/// How an answer is printed: a table for people, JSON or CSV for programs.
struct Showing: ParsableArguments {
  @Flag(help: ArgumentHelp(say("Kommagescheiden, voor een spreadsheet.", "Comma-separated, for a spreadsheet.")))
  var csv = false

  @Flag(help: ArgumentHelp(say("Toon adressen heel, ook op een scherm.", "Show addresses whole, on a screen as well.")))
  var unmasked = false

  /// Somebody may look over the shoulder of whoever sits at a terminal.
  func masks(_ options: DeskOptions) -> Bool { !unmasked && !csv && !options.house.json && CommandLineTalk.isTerminal }

  /// After a change that went well, where nobody wants to hear of it; what is asked for by a program is always told.
  func isSilent(_ options: DeskOptions, dry: Bool = false) -> Bool {
    options.quiet && !dry && !csv && !options.house.json
  }

  func print(_ table: TableText, csv rows: [[String]], json value: some Encodable, _ options: DeskOptions) throws {
    if options.house.json { return try CommandLineTalk.json(value) }
    guard csv else { return table.lines().forEach { Swift.print($0) } }
    try CommandLineTalk.write(csvBytes(rows))
  }

  /// An empty list says so to a person.
  func tellNone(_ what: String, _ options: DeskOptions) {
    if !csv, !options.house.json { options.tell(what) }
  }

  /// With the separator a spreadsheet of that language expects.
  func csvBytes(_ rows: [[String]]) -> [UInt8] {
    var text = CSVText(separator: Tongue.current == .nl ? ";" : ",")
    rows.forEach { text.append($0) }
    return text.bytes(marked: false)
  }
}
