import ArgumentParser
import Bootstrap
import Domain
import Identity
import Storage
import Talk

struct HoldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Keeps a person's data for a claim or an authority, until a day (Art. 17(3)(e)).",
    discussion: """
      What is held is kept and used for nothing. A hold blocks erasure, by the calendar and after an objection; it never
      blocks a stop. Each has a ground, an owner and a last day, and is looked at again within six months.
      """,
    subcommands: [HoldPlace.self, HoldLift.self, HoldList.self])
}

extension Holds.Ground: ExpressibleByArgument {}

/// A hold's own number, as `hold list` prints it.
private enum HoldNumber {
  static func text(_ id: Int64) -> String { String(id, radix: 16) }
}

/// The colleague who acts, and who may.
private func holder(_ name: String, _ secrets: Colleague.Secrets, _ world: World) async throws -> Account {
  let account = try await Colleague.signIn(name, secrets, world)
  guard account.authority.may(.placeHold) else {
    throw Refusal("\(name) may not place or lift a hold; a dpo may. Nothing was recorded.")
  }
  return account
}

struct HoldPlace: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Holds everything there is of one person.",
    discussion: """
      The colleague signs in here: password and code are asked for at the terminal, or read as two lines from standard
      input. Example:

        rechtspoor hold place --customer 70010001 --reason claim --owner legal --until 2027-06-30 --as dpo@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: "The person, by customer number.") var customer: String?
  @Option(help: "The person, by the number of a card.") var card: String?
  @Option(help: "Why: claim, authority or dispute.") var reason: Holds.Ground
  @Option(help: "The department that answers for it, such as legal.") var owner: String
  @Option(help: ArgumentHelp("The first day on which it no longer holds.", valueName: "yyyy-mm-dd"))
  var until: DayArgument
  @Option(name: .customLong("as"), help: ArgumentHelp("Who places it: login or handle.", valueName: "name"))
  var staff: String

  func validate() throws {
    guard (customer == nil) != (card == nil) else { throw ValidationError("Give either --customer or --card.") }
    // It stands unsealed in the log: a department, and not the name of somebody.
    guard owner.wholeMatch(of: /[a-z][a-z0-9-]{1,39}/) != nil else {
      throw ValidationError("--owner is a department in small letters, such as legal or customer-service.")
    }
  }

  func run() async throws {
    let who = customer.map(Identifier.customerNumber) ?? .card(card ?? "")
    let secrets = try Colleague.Secrets.ask()
    let id = try await house.withWorld { world in
      let account = try await holder(staff, secrets, world)
      return try world.store.writeNow { tx in
        guard until.day > tx.today else {
          throw Refusal("A hold until \(until.day) holds nothing: give a day after \(tx.today). Nothing was recorded.")
        }
        let people = try BlindIndex.customers(who, in: tx)
        guard people.count == 1, let person = people.first else {
          throw Refusal("Nobody is known by that number. Nothing was recorded.")
        }
        return try Holds.place(on: person, reason, owner: owner, until: until.day, by: account.actor, in: tx)
      }
    }
    if house.json { return try CommandLineTalk.json(["hold": HoldNumber.text(id)]) }
    CommandLineTalk.say("Held until \(until.day). To lift it: rechtspoor hold lift \(HoldNumber.text(id))")
  }
}

struct HoldLift: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "Ends a hold today; what has had its time goes with the next sweep.",
    discussion: "Example: rechtspoor hold lift 5f0c2a11d9e4b703 --as dpo@example.nl")

  @OptionGroup var house: HouseOptions
  @Argument(help: "The hold's number, as 'hold list' prints it.") var hold: String
  @Option(name: .customLong("as"), help: ArgumentHelp("Who lifts it: login or handle.", valueName: "name"))
  var staff: String

  func run() async throws {
    guard let id = Int64(hold, radix: 16) else {
      throw ValidationError("'\(hold)' is no hold's number: see rechtspoor hold list.")
    }
    let secrets = try Colleague.Secrets.ask()
    try await house.withWorld { world in
      let account = try await holder(staff, secrets, world)
      try world.store.writeNow { tx in
        guard try Holds.lift(id, by: account.actor, in: tx) else {
          throw Refusal("No hold \(hold) is in force: see rechtspoor hold list. Nothing was changed.")
        }
      }
    }
    if house.json { return try CommandLineTalk.json(["lifted": hold]) }
    CommandLineTalk.say("Lifted. What has had its time goes with the next sweep.")
  }
}

struct HoldList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the holds in force, the one to be looked at first in front; never whom.",
    discussion: "Example: rechtspoor hold list --json")

  @OptionGroup var house: HouseOptions

  private struct Facts: Encodable {
    let hold: String
    let reason: String
    let owner: String
    let since: String
    let review: String
    let until: String?
  }

  func run() async throws {
    let facts = try await house.withWorld { world in
      try world.store.readNow(Holds.running).map {
        Facts(
          hold: HoldNumber.text($0.id), reason: $0.ground, owner: $0.owner, since: $0.since.description,
          review: $0.review.description, until: $0.until?.description)
      }
    }
    if house.json { return try CommandLineTalk.json(facts) }
    for hold in facts {
      print(
        "\(hold.hold)  \(hold.reason)  \(hold.owner)  since \(hold.since)  look again \(hold.review)"
          + (hold.until.map { "  until \($0)" } ?? ""))
    }
    CommandLineTalk.say(facts.count == 1 ? "1 hold" : "\(facts.count) holds")
  }
}
