import ArgumentParser
import Bootstrap
import Domain
import Rights
import Storage
import Talk

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
          var fact = RecipientFacts(entry, under: try tx.statement, on: tx.today)
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
