import ArgumentParser
import Bootstrap
import Domain
import Identity
import Rights
import Storage
import Talk

extension Deaths.Source: ExpressibleByArgument {}

struct CustomerDeceased: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deceased", abstract: "Records that a customer has died, as relatives or the register say.",
    discussion: """
      Advertising stops at once. By the word of relatives data are erased after thirty days in which nobody says otherwise;
      by the register, or once you have looked it up there (--source register), at once. What the law keeps stays. Letters
      go to the relatives. Password and code are asked for at the terminal, or read as two lines from standard input.
      Example:

        rechtspoor customer deceased 70010001 --on 2026-11-20 --source relatives --as agent@example.nl

      --case decides what relatives told on the portal: see 'customer deceased-reports'.
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The customer's number, or the number of a card.") var person: PersonArgument
  @Option(help: ArgumentHelp("The day of death, if it is known.", valueName: "yyyy-mm-dd")) var on: DayArgument?
  @Option(help: "Who says so: relatives or register.") var source: Deaths.Source
  @Option(help: ArgumentHelp("Mail address of whoever told us, for word that it was heard.", valueName: "mail"))
  var relative: String?
  @Option(name: .customLong("case"), help: "The number of what relatives told on the portal.") var form:
    ReferenceArgument?
  @Option(
    name: [.customLong("as"), .customLong("by")],
    help: ArgumentHelp("Who records it: login or handle.", valueName: "name"))
  var staff: String

  private struct Facts: Encodable {
    let reference: String
    let news: Bool
    let silenceUntil: String?
  }

  func validate() throws {
    if let relative, EmailAddress(relative) == nil {
      throw ValidationError("--relative is no mail address: write one such as name@example.nl.")
    }
  }

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let told = try await house.withWorld { world in
      let account = try await recorder(staff, secrets, world)
      return try world.store.writeNow { tx in
        try ReportDeath(world.desk).report(
          try person.find(in: tx), died: on?.day, source, telling: relative.flatMap(EmailAddress.init),
          from: form?.reference, by: account.actor, in: tx)
      }
    }
    let reference = told.receipt.reference.description
    let until = told.silenceUntil?.day.description
    if house.json {
      return try CommandLineTalk.json(Facts(reference: reference, news: told.isNews, silenceUntil: until))
    }
    print(reference)
    guard told.isNews else { return CommandLineTalk.say("That was known already. Nothing was changed.") }
    CommandLineTalk.say(
      until.map {
        "Stopped. If nobody says otherwise, data are erased on \($0). See: rechtspoor case show \(reference)"
      }
        ?? (source == .register
          ? "Recorded; what only served the relationship is erased."
          : "Stopped. There is no way to tell anybody, so nothing is erased by silence: look it up in the register."))
  }
}

struct CustomerAlive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alive", abstract: "Takes a report of a death back: it was wrong.",
    discussion: """
      What it stopped goes on as before, and the person gets a letter. What it erased does not come back; it is named.
      Example:

        rechtspoor customer alive 70010001 --as agent@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The customer's number, or the number of a card.") var person: PersonArgument
  @Option(
    name: [.customLong("as"), .customLong("by")],
    help: ArgumentHelp("Who records it: login or handle.", valueName: "name"))
  var staff: String

  private struct Facts: Encodable {
    let reference: String
    let lost: [String]
  }

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let undone = try await house.withWorld { world in
      let account = try await recorder(staff, secrets, world)
      return try world.store.writeNow { tx in
        try ReportDeath(world.desk).undo(for: try person.find(in: tx), by: account.actor, in: tx)
      }
    }
    let lost = Set(undone.lost.map(\.rawValue)).sorted()
    if house.json {
      return try CommandLineTalk.json(Facts(reference: undone.receipt.reference.description, lost: lost))
    }
    CommandLineTalk.say(
      lost.isEmpty
        ? "Taken back. Nothing had been erased."
        : "Taken back. Erased before, and gone: \(lost.joined(separator: ", ")).")
  }
}

struct CustomerDeathReports: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deceased-reports", abstract: "Shows what relatives told on the portal and nobody has decided yet.",
    discussion: """
      Each with whom it may mean, by customer number. Decide it: 'customer deceased NUMBER --case REFERENCE' where it is
      so, or --dismiss here where it means nobody of yours. Advertising to whom it surely means is silent until then. That
      you looked is written down. Password and code are asked for at the terminal, or read as two lines from standard
      input. Example:

        rechtspoor customer deceased-reports --as agent@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: ArgumentHelp("End this one: it means nobody of yours, or is not so.", valueName: "reference"))
  var dismiss: ReferenceArgument?
  @Option(
    name: [.customLong("as"), .customLong("by")],
    help: ArgumentHelp("Who looks: login or handle.", valueName: "name"))
  var staff: String

  private struct Facts: Encodable {
    let reference: String
    let received: String
    let given: String
    let surname: String
    let house: String
    let died: String?
    let sure: Bool
    let customers: [String]
  }

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let facts = try await house.withWorld { world in
      let account = try await recorder(staff, secrets, world)
      return try world.store.writeNow { tx in
        let reports = TakeDeathReport(world.desk)
        if let dismiss {
          try reports.dismiss(dismiss.reference, by: account.actor, in: tx)
          return [Facts]()
        }
        return try reports.waiting(seenBy: account.actor, in: tx).map { each in
          Facts(
            reference: each.reference.description, received: each.received.description, given: each.named.given,
            surname: each.named.surname, house: each.named.house, died: each.named.died?.description,
            sure: each.isSure, customers: each.perhaps)
        }
      }
    }
    if let dismiss { return CommandLineTalk.say("\(dismiss.reference) is ended; nothing of anybody was changed.") }
    if house.json { return try CommandLineTalk.json(facts) }
    for fact in facts {
      print("\(fact.reference)  \(fact.given) \(fact.surname), \(fact.house)  died \(fact.died ?? "on an unknown day")")
      print(
        "  \(fact.customers.isEmpty ? "no customer" : fact.customers.joined(separator: ", "))\(fact.sure ? "  (sure)" : "")"
      )
    }
    CommandLineTalk.say(facts.count == 1 ? "1 report" : "\(facts.count) reports")
  }
}

struct CustomerRegister: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deceased-import", abstract: "Reads a register of the deceased, and records whom it surely means.",
    discussion: """
      UTF-8, one person a line, ';' or ',' between the fields. The first line names the columns, in any order:

      \(DeathColumn.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))

      A register older than \(DeathRegister.mostDaysOld) days is refused. A row is sure where surname, first name in full,
      postcode and house number are one customer's and of nobody else there, and nothing was heard of them since. Doubtful
      rows are listed with the customer's number: decide each, and record it with 'customer deceased'. Example:

        rechtspoor customer deceased-import register.csv --as agent@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The file.") var file: String
  @Option(
    name: [.customLong("as"), .customLong("by")],
    help: ArgumentHelp("Who records it: login or handle.", valueName: "name"))
  var staff: String

  private struct Facts: Encodable {
    let recorded: Int
    let known: Int
    let nobody: Int
    let doubtful: [Doubtful]
    let faulty: Int
  }

  private struct Doubtful: Encodable {
    let line: Int
    let died: String
    let why: String
    let customers: [String]
  }

  func run() async throws {
    let bytes = try Files.bytes(file)
    let secrets = try Colleague.Secrets.ask()
    let report = try await house.withWorld { world in
      let account = try await recorder(staff, secrets, world)
      let progress = Progress("rows")
      let report = try DeathIntake(world.desk).importFile(bytes, by: account.actor) { progress.show($0) }
      progress.end()
      return report
    }
    for problem in report.problems { CommandLineTalk.say("\(file): \(problem)") }
    let facts = Facts(
      recorded: report.recorded, known: report.known, nobody: report.nobody,
      doubtful: report.doubtful.map {
        Doubtful(line: $0.line, died: $0.died.description, why: $0.doubt.rawValue, customers: $0.numbers)
      }, faulty: report.problems.count)
    if house.json {
      try CommandLineTalk.json(facts)
    } else {
      print("recorded        \(facts.recorded)")
      print("known before    \(facts.known)")
      print("no customer     \(facts.nobody)")
      print("to be decided   \(facts.doubtful.count)")
      for row in facts.doubtful {
        print("  line \(row.line)  died \(row.died)  \(row.why)  \(row.customers.joined(separator: ", "))")
      }
    }
    if !report.problems.isEmpty { throw ExitCode(1) }
  }
}

/// The colleague who acts, and who may.
private func recorder(_ name: String, _ secrets: Colleague.Secrets, _ world: World) async throws -> Account {
  let account = try await Colleague.signIn(name, secrets, world)
  guard account.authority.may(.recordDeath) else {
    throw Refusal("\(name) may not record a death; an agent may. Nothing was recorded.")
  }
  return account
}
