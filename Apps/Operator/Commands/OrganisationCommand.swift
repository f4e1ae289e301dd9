import ArgumentParser
import Bootstrap
import BusinessCards
import Domain
import Storage
import Talk

struct OrganisationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisation", abstract: "Keeps who has which role at a client company.",
    subcommands: [OrganisationRole.self])
}

struct OrganisationRole: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Roles at a client company.", subcommands: [OrganisationRoleEnd.self])
}

extension Organisations.Role: ExpressibleByArgument {}

struct OrganisationRoleEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Ends somebody's role, and with it their account, sessions and links, at once.",
    discussion: """
      The account goes with the last role in which somebody keeps contacts. With the last role of any kind their
      business details become unusable; the scheduler erases them the same day. Their own customer data stay.
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: "The organisation's KvK number.") var kvk: String
  @Option(help: ArgumentHelp("Their handle, or the address a booker signs in with.", valueName: "name"))
  var contact: String
  @Option(help: "The role; every role they have there if left out.") var role: Organisations.Role?

  func run() async throws {
    let outcome = try await house.withWorld { world in
      try world.store.writeNow { tx in
        guard let organisation = try Organisations.find(kvkNumber: kvk, in: tx) else {
          throw RoleRefusal.noSuchOrganisation
        }
        let customer = try RoleEnding.find(contact, at: organisation, in: tx)
        return try RoleEnding.end(role, of: customer, at: organisation.id, by: .operator, in: tx)
      }
    }
    let roles = outcome.roles.map(\.rawValue)
    if house.json { return try CommandLineTalk.json(Facts(roles: roles, accountEnded: outcome.endedAccount)) }
    CommandLineTalk.say(
      "Ended: \(roles.joined(separator: ", "))."
        + (outcome.endedAccount ? " The account is closed, and whoever was signed in is out." : ""))
  }

  private struct Facts: Encodable {
    let roles: [String]
    let accountEnded: Bool
  }
}
