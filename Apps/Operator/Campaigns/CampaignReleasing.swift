import ArgumentParser
import Bootstrap
import Delivery
import Domain
import Marketing
import Storage
import Talk

struct CampaignTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Sends the message to the colleague who asks, and to nobody else.",
    discussion: """
      It goes to the mail address the colleague signs in with. Example:

        rechtspoor campaign test voorjaar-2027 --as marketer@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The campaign's name.") var name: String
  @Option(help: "nl or en.") var language: Language = .nl
  @OptionGroup var colleague: CampaignColleague

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let to = try await house.withWorld { world in
      let account = try await colleague.signIn(secrets, world)
      return try CampaignTrial(
        store: world.store, carrier: world.settings.carrier.carrier(), house: world.settings.sendingHouse
      ).send(name, in: language, to: account)
    }
    if house.json { return try CommandLineTalk.json(["sentTo": to.masked]) }
    CommandLineTalk.say("Sent to \(to.masked).")
  }
}

struct CampaignRelease: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Releases a draft that another colleague wrote; the scheduler then sends it.",
    discussion: """
      What was released is what is sent: a released draft cannot be changed, only halted. --draft is the number that
      preview and show print of the text that was read; where it has been changed since, nothing is released. Whoever releases a service
      message says with --reviewed that they read it and that there is no advertising in it. Example:

        rechtspoor campaign preview voorjaar-2027
        rechtspoor campaign release voorjaar-2027 --draft 4be1f02d99aa --as second@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The campaign's name.") var name: String
  @Option(help: "The number of the draft that was read, as preview and show print it.") var draft: String
  @Flag(help: "Read, and no advertising in it: for a service message.") var reviewed = false
  @OptionGroup var colleague: CampaignColleague

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let row = try await house.withWorld { world in
      let account = try await colleague.signIn(secrets, world)
      return try world.campaigns.release(name, digest: draft, isReviewed: reviewed, by: account)
    }
    if house.json { return try CommandLineTalk.json(CampaignFacts(row)) }
    CommandLineTalk.say("Released. The scheduler sends it; or at once: rechtspoor campaign send \(name)")
  }
}

struct CampaignHalt: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "halt", abstract: "Lets no further message of a campaign leave.",
    discussion: "Example: rechtspoor campaign halt voorjaar-2027 --as marketer@example.nl")

  @OptionGroup var house: HouseOptions
  @Argument(help: "The campaign's name.") var name: String
  @OptionGroup var colleague: CampaignColleague

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    try await house.withWorld { world in
      try world.campaigns.halt(name, by: try await colleague.signIn(secrets, world))
    }
    if house.json { return try CommandLineTalk.json(["halted": name]) }
    CommandLineTalk.say("Halted: no further message of \(name) leaves.")
  }
}

struct CampaignResume: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Lets a halted campaign go on with those who have not had it.",
    discussion: """
      After a copy of the database was put back, every campaign is halted: it may have forgotten who had it already.
      Example: rechtspoor campaign resume voorjaar-2027 --as marketer@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The campaign's name.") var name: String
  @OptionGroup var colleague: CampaignColleague

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    try await house.withWorld { world in
      try world.campaigns.resume(name, by: try await colleague.signIn(secrets, world))
    }
    if house.json { return try CommandLineTalk.json(["resumed": name]) }
    CommandLineTalk.say("\(name) goes on.")
  }
}
