import ArgumentParser
import Bootstrap
import Domain
import Rights
import Storage
import Talk

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
          recipient: try entry.map { RecipientFacts($0, under: try tx.statement, on: tx.today) }, waiting: waiting,
          notices: notices.map(NoticeFacts.init))
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
