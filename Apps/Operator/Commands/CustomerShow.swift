import ArgumentParser
import Bootstrap
import Domain
import Identity
import Rights
import Storage
import Talk

/// A person by customer number, or by the number of a card.
struct PersonArgument: ExpressibleByArgument {
  let number: String

  init?(argument: String) {
    let digits = argument.filter { $0 != " " && $0 != "-" && $0 != "." }
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    number = digits
  }

  func find(in tx: Transaction) throws -> Int64 {
    for who in [Identifier.customerNumber(number), .card(number)] {
      let people = try BlindIndex.customers(who, in: tx)
      if people.count == 1, let person = people.first { return person }
    }
    throw Refusal("Nobody is known by that number. Nothing was changed.")
  }
}

struct CustomerShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one person to a colleague who has an open case of theirs.",
    discussion: """
      That somebody looked is written down first, and the person can read it. On a terminal addresses are masked.
      Password and code are asked for at the terminal, or read as two lines from standard input. Example:

        rechtspoor customer show 70010001 --case NS-7K4M-29QX-H5 --as agent@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The person, by customer number or by the number of a card.") var person: PersonArgument
  @Option(name: .customLong("case"), help: "The open case, such as NS-7K4M-29QX-H5.") var reference: ReferenceArgument
  @Option(name: .customLong("as"), help: ArgumentHelp("Who looks: login or handle.", valueName: "name"))
  var staff: String
  @Flag(help: "Show addresses whole on a terminal too.") var unmasked = false

  private struct Facts: Encodable {
    let name: String
    let emails: [String]
    let phones: [String]
    let address: [String]
    let language: String
    let since: String
    let agreements: [String]
    let stops: [String]
    let held: Bool
    let restricted: Bool
    let cases: [String]

    init(_ person: PersonAtWork, masked: Bool) {
      name = person.name ?? ""
      emails = person.emails.map { masked ? $0.masked : $0.text }
      phones = person.phones.map { masked ? $0.masked : $0.e164 }
      address = person.address.map { masked ? ["… \($0.place)"] : $0.lines } ?? []
      language = person.language.rawValue
      since = person.since.description
      agreements = person.agreements.map(\.rawValue)
      stops = person.stops.map(\.rawValue)
      held = person.isHeld
      restricted = person.isRestricted
      cases = person.cases.map(\.description)
    }
  }

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let seen = try await house.withWorld { world in
      let account = try await Colleague.signIn(staff, secrets, world)
      return try world.store.writeNow { tx in
        try PersonAtWork.look(at: try person.find(in: tx), by: account, for: reference.reference, in: tx)
      }
    }
    let facts = Facts(seen, masked: !unmasked && !house.json && CommandLineTalk.isTerminal)
    if house.json { return try CommandLineTalk.json(facts) }
    print("name        \(facts.name)")
    for email in facts.emails { print("e-mail      \(email)") }
    for phone in facts.phones { print("telephone   \(phone)") }
    for line in facts.address { print("address     \(line)") }
    print("language    \(facts.language)")
    print("known since \(facts.since)")
    print("agreements  \(facts.agreements.joined(separator: ", "))")
    print("stopped     \(facts.stops.joined(separator: ", "))")
    if facts.held { print("held        yes") }
    if facts.restricted { print("restricted  yes") }
    print("open cases  \(facts.cases.joined(separator: ", "))")
  }
}

struct CustomerViews: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "views", abstract: "Lists which colleagues looked at one person in the last two years, and for what.",
    discussion: """
      For whoever may read the audit log. Example:

        rechtspoor customer views 70010001 --as dpo@example.nl --json
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The person, by customer number or by the number of a card.") var person: PersonArgument
  @Option(name: .customLong("as"), help: ArgumentHelp("Who asks: login or handle.", valueName: "name"))
  var staff: String

  private struct Facts: Encodable {
    let at: String
    let colleague: String
    let `case`: String
    let categories: [String]
  }

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let facts = try await house.withWorld { world in
      let account = try await Colleague.signIn(staff, secrets, world)
      guard account.authority.may(.readAudit) else {
        throw Refusal("\(staff) may not read who looked; a dpo or an auditor may. Nothing was shown.")
      }
      return try world.store.readNow { tx in
        try StaffViews.all(of: person.find(in: tx), in: tx).map {
          Facts(
            at: $0.at.description, colleague: $0.handle, case: $0.reference,
            categories: $0.categories.map(\.rawValue))
        }
      }
    }
    if house.json { return try CommandLineTalk.json(facts) }
    for view in facts {
      print("\(view.at)  \(view.colleague)  \(view.case)  \(view.categories.joined(separator: ", "))")
    }
    CommandLineTalk.say(facts.count == 1 ? "1 view" : "\(facts.count) views")
  }
}
