import ArgumentParser
import Bootstrap
import Domain
import Rights
import Storage
import Talk

struct CaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Shows what people asked, and records what happened outside this program.",
    subcommands: [CaseList.self, CaseShow.self, CaseProlong.self, CaseConfirm.self, CaseEvidence.self])
}

/// A case's number, read as forgivingly as a voice on the telephone needs.
struct ReferenceArgument: ExpressibleByArgument {
  let reference: CaseReference

  init?(argument: String) {
    guard let reference = try? CaseReference(reading: argument) else { return nil }
    self.reference = reference
  }
}

extension ProlongationReason: ExpressibleByArgument {}

/// A case as the operator sees it: no name, no address.
private struct CaseFacts: Encodable {
  let reference: String
  let kind: String
  let scope: String
  let phase: String
  let received: String
  let due: String
  let prolonged: String?
  let awaiting: [String]
  let silentUntil: String?

  init(_ row: CaseTable.Row) {
    reference = row.state.reference.description
    kind = row.state.kind.rawValue
    scope = row.scope.rawValue
    phase = row.state.phase.rawValue
    received = row.state.receivedOn.description
    due = row.due.description
    prolonged = row.state.prolonged?.reason.rawValue
    awaiting = row.state.awaitedRecipients
    silentUntil = row.state.actsAt?.description
  }

  func show() {
    print("\(reference)  \(kind) (\(scope))  \(phase)  received \(received)  due \(due)")
    if let prolonged { print("  prolonged: \(prolonged)") }
    if !awaiting.isEmpty { print("  waits for: \(awaiting.joined(separator: ", "))") }
    if let silentUntil { print("  goes on by itself at: \(silentUntil)") }
  }
}

struct CaseList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the open cases, the one that is due first in front.")

  @OptionGroup var house: HouseOptions
  @Flag(help: "Only those that wait for a recipient's confirmation (Art. 19).") var awaiting = false

  func run() async throws {
    let rows = try await house.withWorld { world in
      try await world.store.read { tx in try CaseTable.open(in: tx) }
    }
    let facts = rows.filter { !awaiting || !$0.state.awaitedRecipients.isEmpty }.map(CaseFacts.init)
    if house.json { return try CommandLineTalk.json(facts) }
    for fact in facts { fact.show() }
    CommandLineTalk.say(facts.count == 1 ? "1 case" : "\(facts.count) cases")
  }
}

struct CaseShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one case and what happened to it, step by step.",
    discussion: """
      The last line says how long it took: from the click until the stop was in force, and from the proof, or the end of \
      the silence that stands for one, until the last key was destroyed and until the last byte was gone.

      Example: rechtspoor case show NS-7K4M-29QX-H5 --json
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The case's number, such as NS-7K4M-29QX-H5.") var reference: ReferenceArgument

  private struct Shown: Encodable {
    let facts: CaseFacts
    let events: [Event]
    let recipients: [InstructionFacts]
    let milliseconds: Latencies?

    /// From the click or the proof on; absent while it has not come to that.
    struct Latencies: Encodable {
      let clickToStopped: Int64?
      let proofToUnreadable: Int64?
      let proofToNoByte: Int64?

      init(_ timing: CaseTiming) {
        clickToStopped = timing.took(.stopped)
        proofToUnreadable = timing.took(.unreadable)
        proofToNoByte = timing.took(.gone)
      }

      var words: [String] {
        [("stopped", clickToStopped), ("unreadable", proofToUnreadable), ("no byte left", proofToNoByte)]
          .compactMap { name, took in took.map { "\(name) after \(Double($0) / 1000) s" } }
      }
    }

    struct Event: Encodable {
      let event: String
      let at: String
      let actor: String
    }
  }

  func run() async throws {
    let wanted = reference.reference
    let shown = try await house.withWorld { world in
      try await world.store.read { tx -> Shown in
        guard let row = try CaseTable.find(wanted, in: tx) else { throw CaseDeskRefusal.unknown(wanted) }
        let events = try CaseTable.events(of: row.id, in: tx).map {
          Shown.Event(event: $0.event, at: $0.at.description, actor: $0.actor)
        }
        return Shown(
          facts: CaseFacts(row), events: events,
          recipients: try InstructionTable.of(row.id, in: tx).map { InstructionFacts($0, wanted) },
          milliseconds: try CaseTiming.of(row.id, in: tx).map(Shown.Latencies.init))
      }
    }
    if house.json { return try CommandLineTalk.json(shown) }
    shown.facts.show()
    for recipient in shown.recipients { recipient.show() }
    for event in shown.events { print("  \(event.at)  \(event.event)  \(event.actor)") }
    if let took = shown.milliseconds?.words, !took.isEmpty { print("  \(took.joined(separator: ", "))") }
  }
}

struct CaseProlong: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prolong", abstract: "Takes two further months for an answer, and tells the person why (Art. 12(3)).",
    discussion: """
      Within the first month only, and once. The letter goes out in the person's language; the new date is three months
      from the day the request came in.
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The case's number, such as NS-7K4M-29QX-H5.") var reference: ReferenceArgument
  @Option(help: "Why: the only two reasons the law gives.") var reason: ProlongationReason

  func run() async throws {
    let due = try await house.withWorld { world in
      try await ProlongAnswer(world.desk).prolong(reference.reference, because: reason, by: .operator)
    }
    if house.json { return try CommandLineTalk.json(["due": due.description]) }
    CommandLineTalk.say("The answer is due by \(due). The letter that says so goes out with the next round.")
  }
}

struct CaseConfirm: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Records that a recipient has erased what it was given (Art. 19).",
    discussion:
      "When the last one has confirmed and the letter has gone out, everything is read again and the case completes.")

  @OptionGroup var house: HouseOptions
  @Argument(help: "The case's number, such as NS-7K4M-29QX-H5.") var reference: ReferenceArgument
  @Option(help: "Who confirmed, as 'case show' names it.") var recipient: String

  func run() async throws {
    try await Self.confirm(reference.reference, by: recipient, house)
  }

  static func confirm(_ reference: CaseReference, by recipient: String, _ house: HouseOptions) async throws {
    let left = try await house.withWorld { world in
      try await ConfirmRecipient(world.desk).confirm(reference, by: recipient, noted: .operator)
    }
    if house.json { return try CommandLineTalk.json(["awaiting": left]) }
    CommandLineTalk.say(
      left.isEmpty
        ? "Recorded. The case waits for nobody else." : "Recorded. Still waiting for: \(left.joined(separator: ", ")).")
  }
}
