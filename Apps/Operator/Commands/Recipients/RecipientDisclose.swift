import ArgumentParser
import Bootstrap
import Domain
import Rights
import Storage
import Talk

struct RecipientDisclose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclose", abstract: "Records that a recipient was given data about people, so that they are told.",
    discussion: """
      FILE has one person a line: their mail address, and after a semicolon what the recipient calls them, if known.
      A person for whom the purpose does not live, or who cannot be found by that address alone, is refused: their data
      may not be given. Nothing of the file is kept where one line is refused.
      Example: rechtspoor recipient disclose people.csv --recipient Arriva --purpose carrierMessages --field email
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: ArgumentHelp("The file; - for standard input.", valueName: "file")) var file: String
  @Option(help: "Who was given the data; must be in the register.") var recipient: String
  @Option(help: "For which purpose.") var purpose: Purpose
  @Option(help: "What was given, such as email or contactDetails; may be given several times.") var field: [String]

  func validate() throws {
    guard !field.isEmpty else { throw ValidationError("Give at least one --field.") }
    guard field.allSatisfy({ $0.allSatisfy { $0.isLetter && $0.isASCII } }) else {
      throw ValidationError("--field is one word, such as email.")
    }
  }

  func run() async throws {
    let lines = try (file == "-" ? standardInput() : Files.text(file)).split(whereSeparator: \.isNewline).map(
      String.init)
    let (recipient, purpose, field) = (recipient, purpose, field)
    let count = try await house.withWorld { world in
      try await world.store.write { tx in
        try RecordDisclosure(to: recipient, for: purpose, field).record(lines, by: .operator, in: tx)
      }
    }
    if house.json { return try CommandLineTalk.json(["recorded": count]) }
    CommandLineTalk.say(count == 1 ? "1 disclosure recorded." : "\(count) disclosures recorded.")
  }

  private func standardInput() -> String {
    var text = ""
    while let line = readLine(strippingNewline: false) { text += line }
    return text
  }
}
