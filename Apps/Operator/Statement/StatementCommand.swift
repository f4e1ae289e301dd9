import ArgumentParser
import Bootstrap
import Domain
import Storage
import Talk

struct StatementCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "Checks, shows and puts in force the privacy statement everything runs on.",
    subcommands: [StatementCheck.self, StatementShow.self, StatementActivate.self])
}

struct StatementCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says whether files are statements a program could run on, and where not.")

  @Argument(help: "Statement files.") var files: [String]
  @Flag(help: "Print one JSON object instead of words.") var json = false

  func run() async throws {
    var facts: [String: [String]] = [:]
    for file in files {
      do {
        let statement = try Statement(reading: try Files.bytes(file))
        facts[file] = []
        if !json { print("\(file): \(statement.version.id), in force from \(statement.inForceFrom)") }
      } catch let refusal as StatementRefusal {
        facts[file] = refusal.faults.map(\.description)
        for fault in refusal.faults { CommandLineTalk.say("\(file): \(fault)") }
      }
    }
    if json { try CommandLineTalk.json(facts) }
    if facts.values.contains(where: { !$0.isEmpty }) { throw ExitCode(1) }
  }
}

struct StatementShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints the statement in force, in words.")

  @OptionGroup var house: HouseOptions
  @Option(help: "nl or en.") var language: Language = .nl

  func run() async throws {
    let (statement, from) = try await house.withWorld { world in
      try world.store.readNow { tx in
        let statement = try tx.statement
        return (statement, try tx.statements.reigns.last { $0.from <= tx.today }?.from ?? statement.inForceFrom)
      }
    }
    let page = StatementPage(statement, language)
    if house.json {
      return try CommandLineTalk.json([
        "version": statement.version.id, "digest": statement.digest, "from": from.description, "title": page.title,
      ])
    }
    print("\(page.title)\n\(page.inForce)\n")
    for line in page.introduction { print(line) }
    for section in page.relationship + page.others { show(section) }
    print("\n\(page.contact)\n\(page.contactEvents.joined(separator: ", "))\n\(page.earliest)")
  }

  private func show(_ section: StatementPage.Section) {
    print("\n\(section.title)\n  \(section.whatFor)")
    for basis in section.bases { print("  \(basis.text)") }
    for block in section.data {
      print("  - \(block.categories.joined(separator: ", "))")
      for line in block.conditions { print("    \(line)") }
      for period in block.periods { print("    \(period.text) [\(period.source), \(period.rule)]") }
    }
    for line in section.stopping { print("  \(line)") }
  }
}

extension Language: ExpressibleByArgument {}
