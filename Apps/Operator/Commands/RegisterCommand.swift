import ArgumentParser
import Bootstrap
import Domain
import Marketing
import Storage
import Talk

struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Keeps the lists that letters on paper are held against before they go.",
    subcommands: [RegisterImport.self, RegisterShow.self])
}

extension Registers.Kind: ExpressibleByArgument {}

struct RegisterImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads the register of the deceased or the Postfilter, in the place of the one before.",
    discussion: """
      UTF-8, one person a line, ';' or ',' between the fields. The first line names the columns, in any order: \
      \(RegisterFile.needed.joined(separator: ", ")). Others are passed over: \
      \(RegisterFile.passedOver.joined(separator: ", ")).

      Kept are keyed digests of surname and house, so that nobody can read who is in it. A file that cannot be read whole
      changes nothing. A register older than \(Registers.mostDaysOld) days is refused, and lets no letters go once it has
      become so. That customers have died is recorded with 'customer deceased-import'. Example:

        rechtspoor register import postfilter postfilter.csv --dated 2026-11-20
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "Which: deceased or postfilter.") var kind: Registers.Kind
  @Argument(help: "The file.") var file: String
  @Option(help: ArgumentHelp("The day the register was made up.", valueName: "yyyy-mm-dd")) var dated: DayArgument

  private struct Facts: Encodable {
    let register: String
    let dated: String
    let entries: Int
  }

  func run() async throws {
    let bytes = try Files.bytes(file)
    let read: RegisterFile
    do {
      read = try RegisterFile.read(bytes)
    } catch {
      throw Refusal("\(file): \(error)")
    }
    try await house.withWorld { world in
      try world.store.writeNow { tx in try Registers.replace(kind, dated: dated.day, with: read.entries, in: tx) }
    }
    let facts = Facts(register: kind.rawValue, dated: dated.day.description, entries: read.entries.count)
    if house.json { return try CommandLineTalk.json(facts) }
    print("\(facts.register)  \(facts.dated)  \(facts.entries) entries")
  }
}

struct RegisterShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Says of which day each register is, and whether it still counts.",
    discussion: """
      Example:

        rechtspoor register show --json
      """)

  @OptionGroup var house: HouseOptions

  private struct Facts: Encodable {
    let register: String
    /// fresh, stale or absent.
    let state: String
    let dated: String?
  }

  func run() async throws {
    let facts = try await house.withWorld { world in
      try world.store.readNow { tx in
        try Registers.Kind.allCases.map { kind in
          switch try Registers.state(of: kind, on: tx.today, in: tx) {
          case .fresh(let day): Facts(register: kind.rawValue, state: "fresh", dated: day.description)
          case .stale(let day): Facts(register: kind.rawValue, state: "stale", dated: day.description)
          case .absent: Facts(register: kind.rawValue, state: "absent", dated: nil)
          }
        }
      }
    }
    if house.json { return try CommandLineTalk.json(facts) }
    for fact in facts { print("\(fact.register)  \(fact.state)  \(fact.dated ?? "")") }
  }
}
