import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Rights
import Storage
import Talk

struct RopaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ropa", abstract: "Prints the record of processing activities (Art. 30).",
    discussion: """
      Made from the statement in force, the declared columns and the register of recipients; it says what the programs
      do, and shows no person. As a page (--html, the default), a table (--csv, ';' between the fields) or data (--json,
      with terms of the Data Privacy Vocabulary). Example:

        rechtspoor ropa --html --language en > record.html
      """)

  @OptionGroup var house: HouseOptions
  @Flag(help: "Print a page.") var html = false
  @Flag(help: "Print a table.") var csv = false
  @Option(help: "The language of its words: nl or en.") var language = "nl"

  func validate() throws {
    guard [html, csv, house.json].filter({ $0 }).count <= 1 else {
      throw ValidationError("Choose one of --html, --csv and --json.")
    }
    guard Language(rawValue: language) != nil else { throw ValidationError("--language is nl or en.") }
  }

  func run() async throws {
    let language = Language(rawValue: language) ?? .nl
    let record = try await house.withWorld { world in
      try await world.store.read { tx in
        try RecordOfProcessing.read(for: world.settings.contact, in: language, in: tx)
      }
    }
    let bytes =
      house.json ? try record.json() : csv ? record.csv() : Array(ProcessingHTML(record).text().utf8)
    FileHandle.standardOutput.write(Data(bytes))
  }
}
