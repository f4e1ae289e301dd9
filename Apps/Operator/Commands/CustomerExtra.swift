import ArgumentParser
import Bootstrap
import Domain
import Rights
import Storage
import Talk

struct CustomerExtra: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extra", abstract: "Lets somebody join or leave NS Extra at a colleague's desk.",
    subcommands: [ExtraJoin.self, ExtraLeave.self])
}

struct ExtraJoin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Makes the agreement of NS Extra, under the terms that were read to the person.",
    discussion: """
      For somebody with a valid card of their own, in their name, and with a name and a mail address on file; a refusal
      says what is missing. --terms is the version that was read to them; today that is
      \(ExtraTerms.current.version). Example:

        rechtspoor customer extra join 70010001 --terms \(ExtraTerms.current.version)
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The person, by customer number or by the number of a card.") var person: PersonArgument
  @Option(help: "The version of the terms that was read to them.") var terms: String

  func run() async throws {
    let (person, terms) = (person, terms)
    let outcome = try await house.withWorld { world in
      try await world.store.write { tx in
        try JoinExtra(world.desk).join(try person.find(in: tx), under: terms, by: .operator, in: tx)
      }
    }
    switch outcome {
    case .joined, .runs: break
    case .refused(let obstacles):
      throw Refusal(obstacles.map { $0.words(in: .en) }.joined(separator: " ") + " Nothing was changed.")
    case .otherTerms:
      throw Refusal(
        "The terms of today are \(ExtraTerms.current.version): read those to the person. Nothing was changed.")
    case .restricted:
      throw Refusal("This person's data rest now (Art. 18), and are used for nothing. Nothing was changed.")
    }
    if house.json { return try CommandLineTalk.json(["joined": outcome == .joined]) }
    CommandLineTalk.say(
      outcome == .joined ? "NS Extra runs from today." : "NS Extra runs already; nothing was changed.")
  }
}

struct ExtraLeave: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Ends NS Extra for somebody who asks for it, and erases what belonged to it.",
    discussion: """
      At once, with a letter to the person that names what was erased and which benefits were lost. Nobody is refused.
      Example: rechtspoor customer extra leave 70010001
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The person, by customer number or by the number of a card.") var person: PersonArgument

  private struct Facts: Encodable {
    let reference: String
    let lost: [String]
  }

  func run() async throws {
    let person = person
    let receipt = try await house.withWorld { world in
      let (customer, language) = try await world.store.read { tx -> (Int64, Language) in
        let customer = try person.find(in: tx)
        return (customer, try People.language(of: customer, in: tx))
      }
      return try await ObjectToProcessing(world.desk).submit(.nsExtra, by: customer, in: language, source: "agent")
    }
    let facts = Facts(reference: receipt.reference.description, lost: receipt.answer?.endedBenefits ?? [])
    if house.json { return try CommandLineTalk.json(facts) }
    CommandLineTalk.say("NS Extra has ended: \(facts.reference). Benefits lost: \(facts.lost.count).")
  }
}
