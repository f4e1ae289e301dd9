import ArgumentParser
import Bootstrap
import Domain
import Marketing
import Identity
import Rights
import Storage
import Talk

struct CustomerWhy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Says whether one person may be sent a message, on which basis or why not.",
    discussion: """
      For a colleague with an open case of theirs. That somebody looked is written down first, and the person can read
      it. Password and code are asked for at the terminal, or read as two lines from standard input. Example:

        rechtspoor customer why 70010001 --purpose marketingActions --channel email --case NS-7K4M-29QX-H5 \\
          --as agent@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The person, by customer number or by the number of a card.") var person: PersonArgument
  @OptionGroup var message: MessageOptions
  @Flag(help: "The recipients are picked by how they travel.") var byTravel = false
  @Option(help: ArgumentHelp("The day it would be sent on; today if left out.", valueName: "yyyy-mm-dd"))
  var on: DayArgument?
  @Option(help: "The language of the answer: nl or en.") var language: Language = .nl
  @Option(name: .customLong("case"), help: "The open case, such as NS-7K4M-29QX-H5.") var reference: ReferenceArgument
  @Option(name: .customLong("as"), help: ArgumentHelp("Who looks: login or handle.", valueName: "name"))
  var staff: String

  private struct Facts: Encodable {
    let allowed: Bool
    let basis: String?
    let article: String?
    let consent: String?
    let agreement: String?
    let softOptIn: Bool?
    let reason: String?
    let statement: String
    let on: String
    let text: String
  }

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let approach = try message.approach(picksBy: byTravel ? [.travelBehaviour] : [])
    let facts = try await house.withWorld { world in
      let account = try await Colleague.signIn(staff, secrets, world)
      return try world.store.writeNow { tx in
        let day = on?.day ?? tx.today
        let decision = try SendingToPerson.why(
          try person.find(in: tx), approach, on: day, by: account, for: reference.reference,
          through: SendGate(world.settings.sendingHouse), in: tx)
        return self.facts(decision, approach, day, try tx.statement(on: day))
      }
    }
    if house.json { return try CommandLineTalk.json(facts) }
    print(facts.text)
  }

  private func facts(_ decision: SendDecision, _ approach: Approach, _ day: Day, _ statement: Statement) -> Facts {
    let text = SendExplanation(decision, of: approach).text(in: language)
    let (ground, refusal): (SendGround?, SendRefusal?) =
      switch decision {
      case .allowed(let ground): (ground, nil)
      case .refused(let refusal): (nil, refusal)
      }
    return Facts(
      allowed: ground != nil, basis: ground?.basis.rawValue, article: ground?.basis.article,
      consent: ground?.consent?.rawValue, agreement: ground?.agreement?.rawValue, softOptIn: ground?.isSoftOptIn,
      reason: refusal?.reason.rawValue, statement: statement.version.id, on: day.description, text: text)
  }
}
