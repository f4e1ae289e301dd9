import ArgumentParser
import Bootstrap
import Domain
import Identity
import Rights
import Talk

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
