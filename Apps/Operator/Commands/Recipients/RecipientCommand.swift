import ArgumentParser
import Bootstrap
import Delivery
import Domain
import Foundation
import Identity
import Rights
import Storage
import Talk

struct RecipientCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipient", abstract: "Keeps who may be given data, and whether they have erased it (Art. 19).",
    subcommands: [
      RecipientAdd.self, RecipientList.self, RecipientShow.self, RecipientDisclose.self, RecipientConfirm.self,
      RecipientGiveUp.self,
    ])
}

extension InstructionRoute: ExpressibleByArgument {}

/// Somebody in the register, as the operator sees them.
private struct RecipientFacts: Encodable {
  let name: String
  let route: String
  let purposes: [String]
  let language: String
  let mailbox: String?
  let endpoint: String?
  /// What they have still to answer, or to be told; nil where nothing waits, and for what was just entered.
  var waiting: WaitingFacts?

  init(_ entry: RecipientRegister.Entry) {
    name = entry.name
    route = entry.route.rawValue
    purposes = entry.purposes.map(\.rawValue).sorted()
    language = entry.language.rawValue
    mailbox = entry.mailbox.isEmpty ? nil : entry.mailbox
    endpoint = entry.endpoint.isEmpty ? nil : entry.endpoint
  }

  func show() {
    print("\(name)  \(route)  \([mailbox, endpoint].compactMap { $0 }.joined(separator: "  "))")
    print("  for: \(purposes.joined(separator: ", "))")
    waiting?.show()
  }
}

/// What waits for somebody, and since when.
private struct WaitingFacts: Encodable {
  let open: Int
  let late: Int
  let since: String
  let days: Int
  /// Of these, those that somebody of yours has to tell, and how long that has waited.
  let byHand: Int
  let byHandSince: String?
  let byHandDays: Int?

  init(_ waiting: InstructionTable.Waiting, on today: Day) {
    func days(_ moment: Instant) -> Int { today.number - moment.day.number }
    open = waiting.open
    late = waiting.late
    since = waiting.since.description
    self.days = days(waiting.since)
    byHand = waiting.byHand
    byHandSince = waiting.byHandSince?.description
    byHandDays = waiting.byHandSince.map(days)
  }

  func show() {
    print("  waits: \(open) answers, \(late) late, the oldest for \(days) days")
    if byHand > 0 { print("  to tell by hand: \(byHand), the oldest for \(byHandDays ?? 0) days") }
  }
}

/// Somebody who is in no register and was given data all the same: told by hand, and listed, so that nobody is forgotten.
private struct UnregisteredFacts: Encodable {
  let name: String
  let route = InstructionRoute.byHand.rawValue
  let waiting: WaitingFacts
}

struct RecipientAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Enters a processor or carrier in the register, or replaces what stands there.",
    discussion: """
      The name is the one under which data are disclosed. --route says how they are told that a purpose has ended:
      letter (by mail to --mailbox), openDSR (to --endpoint once everything they do for us has ended for a person, by
      mail before that) or byHand (somebody of yours tells them). An OpenDSR endpoint signs its answers; --key is the
      public key of its certificate:

        openssl x509 -in certificate.pem -pubkey -noout > arriva.pem
        rechtspoor recipient add Arriva --purpose carrierMessages --route openDSR \\
          --endpoint https://opendsr.arriva.example/v2 --key arriva.pem --mailbox privacy@arriva.example
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "Their name.") var name: String
  @Option(help: "What they do for us; may be given several times.") var purpose: [Purpose]
  @Option(help: "How they are told.") var route: InstructionRoute
  @Option(help: "A mailbox of theirs.") var mailbox: String?
  @Option(help: "The language of letters to them: nl or en.") var language = "nl"
  @Option(help: ArgumentHelp("Where their OpenDSR begins.", valueName: "url")) var endpoint: String?
  @Option(help: ArgumentHelp("What verifies their answers, as PEM.", valueName: "file")) var key: String?

  func validate() throws {
    if name.trimmingCharacters(in: .whitespaces).isEmpty { throw ValidationError("A recipient needs a name.") }
    guard !purpose.isEmpty else { throw ValidationError("Give at least one --purpose.") }
    if let mailbox, EmailAddress(mailbox) == nil {
      throw ValidationError("--mailbox is no mail address: write privacy@arriva.example.")
    }
    guard Language(rawValue: language) != nil else { throw ValidationError("--language is nl or en.") }
    switch route {
    case .letter where mailbox == nil: throw ValidationError("A letter needs a --mailbox to go to.")
    case .openDSR where mailbox == nil || endpoint == nil || key == nil:
      throw ValidationError("OpenDSR needs --endpoint and --key, and a --mailbox for what it cannot say.")
    default: break
    }
    if let endpoint, !endpoint.hasPrefix("https://"), !endpoint.hasPrefix("http://127.0.0.1:") {
      throw ValidationError("--endpoint begins with https://: who a person is goes nowhere in the clear.")
    }
  }

  func run() async throws {
    let pem = try key.map(Files.text) ?? ""
    if !pem.isEmpty {
      do { _ = try ProcessorKey(pem: pem) } catch { throw Refusal("\(key ?? "") \(error). Nothing was changed.") }
    }
    let entry = RecipientRegister.Entry(
      name: name, purposes: Set(purpose), route: route, language: Language(rawValue: language) ?? .nl,
      mailbox: mailbox ?? "", endpoint: endpoint ?? "", verifyingKey: pem)
    try await house.withWorld { world in
      try await world.store.write { tx in try RecipientRegister.keep(entry, by: .operator, in: tx) }
    }
    if house.json { return try CommandLineTalk.json(RecipientFacts(entry)) }
    CommandLineTalk.say("\(name) is in the register.")
  }
}

struct RecipientList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the register: who may be given data, for what, and how they are told.",
    discussion: """
      With what each has still to answer, and what somebody of yours has still to tell them: how much, and for how many
      days. Whoever is in no register and was given data stands at the end.
      Example: rechtspoor recipient list --json
      """)

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let (facts, others) = try await house.withWorld { world in
      try await world.store.read { tx -> ([RecipientFacts], [UnregisteredFacts]) in
        // The same reading as the page of the staff and the alarms.
        let waiting = Dictionary(
          uniqueKeysWithValues: try Oversight.read(in: tx).recipients.map {
            ($0.recipient, WaitingFacts($0, on: tx.today))
          })
        let facts = try RecipientRegister.all(in: tx).map { entry in
          var fact = RecipientFacts(entry)
          fact.waiting = waiting[entry.name]
          return fact
        }
        let known = Set(facts.map(\.name))
        return (
          facts,
          waiting.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
            .map { UnregisteredFacts(name: $0.key, waiting: $0.value) }
        )
      }
    }
    if house.json { return try CommandLineTalk.json(facts.map(Listed.registered) + others.map(Listed.other)) }
    for fact in facts { fact.show() }
    for other in others {
      print("\(other.name)  in no register")
      other.waiting.show()
    }
    CommandLineTalk.say(facts.count == 1 ? "1 recipient" : "\(facts.count) recipients")
  }

  private enum Listed: Encodable {
    case registered(RecipientFacts)
    case other(UnregisteredFacts)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .registered(let facts): try facts.encode(to: encoder)
      case .other(let facts): try facts.encode(to: encoder)
      }
    }
  }
}

struct RecipientShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one recipient, and every case that still waits for them.",
    discussion: "Those told by hand are told by you: a case names its reference, and the person is in your letters.")

  @OptionGroup var house: HouseOptions
  @Argument(help: "Their name.") var name: String

  private struct Shown: Encodable {
    let recipient: RecipientFacts?
    let waiting: [InstructionFacts]
    let notices: [NoticeFacts]
  }

  func run() async throws {
    let name = name
    let shown = try await house.withWorld { world in
      try await world.store.read { tx in
        let entry = try RecipientRegister.find(name, in: tx)
        let cases = try CaseTable.open(in: tx).filter { $0.state.awaitedRecipients.contains(entry?.name ?? name) }
        let notices = try NoticeTable.open(to: entry?.name ?? name, in: tx)
        guard entry != nil || !cases.isEmpty || !notices.isEmpty else {
          throw Refusal("Nobody by the name \(name) is in the register, and no case waits for them.")
        }
        let waiting = try cases.flatMap { row in
          try InstructionTable.of(row.id, in: tx).filter { $0.recipient == entry?.name ?? name }
            .map { InstructionFacts($0, row.state.reference) }
        }
        return Shown(
          recipient: entry.map(RecipientFacts.init), waiting: waiting, notices: notices.map(NoticeFacts.init))
      }
    }
    if house.json { return try CommandLineTalk.json(shown) }
    shown.recipient?.show()
    for fact in shown.waiting { fact.show() }
    for fact in shown.notices { fact.show() }
    CommandLineTalk.say(shown.waiting.count == 1 ? "1 case waits" : "\(shown.waiting.count) cases wait")
  }
}

/// An instruction as the operator sees it: no name and no address of the person.
struct InstructionFacts: Encodable {
  let reference: String
  let recipient: String
  let route: String
  let purposes: [String]
  let categories: [String]
  let everything: Bool
  let due: String
  let sent: String?
  let reminders: Int
  let answer: String?
  let confirmed: String?
  let givenUp: String?

  init(_ row: InstructionTable.Row, _ reference: CaseReference) {
    self.reference = reference.description
    recipient = row.recipient
    route = row.route.rawValue
    purposes = row.purposes.map(\.rawValue).sorted()
    categories = row.categories.map(\.rawValue).sorted()
    everything = row.everything
    due = row.due.description
    sent = row.sent?.description
    reminders = row.reminders
    answer = row.answer
    confirmed = row.confirmed?.description
    givenUp = row.givenUp?.description
  }

  func show() {
    let stand =
      confirmed.map { "confirmed \($0)" } ?? givenUp.map { "given up \($0)" }
      ?? "\(sent.map { "sent \($0)" } ?? "not sent")  due \(due)  reminders \(reminders)"
    print("  \(reference)  \(recipient)  \(route)  \(purposes.joined(separator: ","))  \(stand)")
  }
}

/// What they are told outside of an erasure by a case: that time ended it, that it was corrected, that it may not be used.
private struct NoticeFacts: Encodable {
  /// Nil until it is sent.
  let reference: String?
  let act: String
  let route: String
  let people: Int
  let decided: String
  let due: String
  let reminders: Int

  init(_ row: NoticeTable.Row) {
    reference = row.reference?.description
    act = row.act.rawValue
    route = row.route.rawValue
    people = row.people
    decided = row.decided.description
    due = row.due.description
    reminders = row.reminders
  }

  func show() {
    print(
      "  \(reference ?? "not sent")  \(act)  \(route)  \(people) people  since \(decided)  due \(due)  "
        + "reminders \(reminders)")
  }
}

struct RecipientConfirm: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Records that a recipient has erased what it was given (Art. 19).",
    discussion: """
      For an answer that came by telephone or on paper; the link in a letter and a signed callback do the same by
      themselves. When the last one has confirmed and the letter has gone out, the case completes.
      Example: rechtspoor recipient confirm NS-7K4M-29QX-H5 --recipient Arriva
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The case's number, such as NS-7K4M-29QX-H5.") var reference: ReferenceArgument
  @Option(help: "Who confirmed, as 'case show' names it.") var recipient: String

  func run() async throws {
    try await CaseConfirm.confirm(reference.reference, by: recipient, house)
  }
}

struct RecipientGiveUp: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "give-up", abstract: "Lets a case end with 'not confirmed by' somebody who never answered.",
    discussion: """
      After thirty days and three reminders, and by the data protection officer: it asks for their password and code.
      The case is then closed and not completed, and says to the person who did not confirm.
      Example: rechtspoor recipient give-up NS-7K4M-29QX-H5 --recipient Arriva --as dpo@rechtspoor.example
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The case's number, such as NS-7K4M-29QX-H5.") var reference: ReferenceArgument
  @Option(help: "Who never confirmed, as 'case show' names it.") var recipient: String
  @Option(name: .customLong("as"), help: "Who decides: a handle, or the address they sign in with.") var officer: String

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let left = try await house.withWorld { world in
      let account = try await Colleague.signIn(officer, secrets, world)
      guard account.authority.may(.giveUpRecipient) else {
        throw Refusal("Only the data protection officer gives up on a recipient. Nothing was changed.")
      }
      return try await GiveUpRecipient(world.desk).giveUp(reference.reference, on: recipient, by: account.actor)
    }
    if house.json { return try CommandLineTalk.json(["awaiting": left]) }
    CommandLineTalk.say(
      left.isEmpty
        ? "Recorded. The case waits for nobody else." : "Recorded. Still waiting for: \(left.joined(separator: ", ")).")
  }
}

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
