import ArgumentParser
import Bootstrap
import Domain
import Marketing
import Storage
import Talk

struct CampaignDraftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Enters a campaign from its file, or replaces a draft by that name.",
    discussion: """
      The file is plain text: lines of 'name: value', then each text under a line of its own.

        name: voorjaar-2027
        purpose: marketingActions
        channel: email
        kind: ownSimilar
        objective: passengerGrowth

        === nl
        Met de trein naar zee

        Beste {name},
        ...
        === en
        By train to the sea
        ...

      purpose, channel, kind (ownSimilar, ownOther, partner) and objective (passengerGrowth, passengerSpreading,
      relationship) must be there; a service message has a reason instead of the last two. brand is ns unless given.
      languages, agreement, contactWithin, holdOut, journeysFrom, journeysTo, peakFrom and months choose among those who
      may be written to. Who sends, why it comes and the way out are added to every message by the house.

      The colleague signs in here: password and code are asked for at the terminal, or read as two lines from standard
      input. Example: rechtspoor campaign draft voorjaar.txt --as marketer@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The file.") var file: String
  @OptionGroup var colleague: CampaignColleague

  func run() async throws {
    let draft: CampaignDraft
    do {
      draft = try CampaignFile.read(try Files.bytes(file))
    } catch let faults as CampaignFaults {
      for fault in faults.all { CommandLineTalk.say("\(file): \(fault)") }
      throw Refusal("Nothing was entered.")
    }
    let secrets = try Colleague.Secrets.ask()
    let (row, hindrances) = try await house.withWorld { world in
      let account = try await colleague.signIn(secrets, world)
      let row = try world.campaigns.draft(draft, by: account)
      return (row, try world.campaigns.hindrances(of: row))
    }
    if house.json { return try CommandLineTalk.json(CampaignFacts(row, hindrances)) }
    CommandLineTalk.say("\(draft.name) is a draft.")
    for hindrance in hindrances { CommandLineTalk.say("not ready: \(hindrance)") }
    if hindrances.isEmpty {
      CommandLineTalk.say("Look at it: rechtspoor campaign preview \(draft.name). Another colleague releases it.")
    }
  }
}

struct CampaignList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the campaigns, the newest first.",
    discussion: "Example: rechtspoor campaign list --json")

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let facts = try await house.withWorld { world in try world.campaigns.all().map { CampaignFacts($0) } }
    if house.json { return try CommandLineTalk.json(facts) }
    for fact in facts { print(fact.line) }
    CommandLineTalk.say(facts.count == 1 ? "1 campaign" : "\(facts.count) campaigns")
  }
}

struct CampaignShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one campaign, and what stands in the way of its release.",
    discussion: "Example: rechtspoor campaign show voorjaar-2027")

  @OptionGroup var house: HouseOptions
  @Argument(help: "The campaign's name.") var name: String

  func run() async throws {
    let facts = try await house.withWorld { world in
      let row = try world.campaigns.find(name)
      switch row.state {
      case .draft: return CampaignFacts(row, try world.campaigns.hindrances(of: row))
      case .released, .sending: return CampaignFacts(row, try world.campaigns.obstacles(of: row))
      case .finished: return CampaignFacts(row)
      }
    }
    if house.json { return try CommandLineTalk.json(facts) }
    print(facts.line)
    print("draft: \(facts.draft.prefix(12))")
    for hindrance in facts.hindrances { print("\(facts.releasedBy == nil ? "not ready" : "waits"): \(hindrance)") }
  }
}

struct CampaignPreview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Prints the message as somebody would get it who does not exist.",
    discussion: "Example: rechtspoor campaign preview voorjaar-2027 --language en --first")

  @OptionGroup var house: HouseOptions
  @Argument(help: "The campaign's name.") var name: String
  @Option(help: "nl or en.") var language: Language = .nl
  @Flag(help: "As the first message of ours that this person gets.") var first = false

  func run() async throws {
    let (letter, digest) = try await house.withWorld { world in
      let row = try world.campaigns.find(name)
      let letter = try CampaignPreviewing(world.settings.sendingHouse).letter(row.draft, in: language, isFirst: first)
      return (letter, row.digest)
    }
    if house.json {
      return try CommandLineTalk.json(["subject": letter.subject, "body": letter.body, "draft": digest])
    }
    print("\(letter.subject)\n\n\(letter.body)", terminator: "")
    CommandLineTalk.say("draft: \(digest.prefix(12))")
  }
}
