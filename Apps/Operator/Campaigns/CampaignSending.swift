import ArgumentParser
import Bootstrap
import Delivery
import Domain
import Marketing
import Storage
import Talk

struct CampaignSend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Sends a released campaign now, to the end.",
    discussion: """
      The scheduler does the same by itself; both at once share the work. Stopped in the middle, it goes on where it
      was. Example: rechtspoor campaign send voorjaar-2027
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The campaign's name.") var name: String

  func run() async throws {
    let result = try await house.withWorld { world in
      let row = try world.campaigns.find(name)
      guard row.state != .draft else { throw CampaignRefused.notReleased(name) }
      guard row.haltedAt == nil else { throw CampaignRefused.halted(name) }
      let progress = Progress("messages", clock: world.clock)
      let round = try CampaignRound(
        store: world.store, carrier: world.settings.carrier.carrier(), house: world.settings.sendingHouse,
        printFolder: world.settings.printFolder)
      var done = 0
      let report = try await round.sendAll(
        of: row.id,
        each: { lot in
          done += lot.claimed
          progress.show(done)
        })
      progress.end()
      return CampaignResultFacts(name, try CampaignResults.read(name, on: world.store), postponed: report.postponed)
    }
    try result.show(as: house.json)
    if result.waiting > 0 {
      throw Refusal("\(result.waiting) messages still wait: the other side asked for time. Run it again later.")
    }
  }
}

struct CampaignResult: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "result", abstract: "Says what became of a campaign, by reason; never who.",
    discussion: "Example: rechtspoor campaign result voorjaar-2027 --json")

  @OptionGroup var house: HouseOptions
  @Argument(help: "The campaign's name.") var name: String

  func run() async throws {
    let facts = try await house.withWorld { world in
      CampaignResultFacts(name, try CampaignResults.read(name, on: world.store))
    }
    try facts.show(as: house.json)
  }
}

struct CampaignResultFacts: Encodable {
  struct Line: Encodable {
    let state: String
    /// The basis of what was sent; of the others, why not.
    let why: String?
    let messages: Int
  }

  let campaign: String
  let state: String
  let sent: Int
  let waiting: Int
  let lines: [Line]
  let postponed: Int

  init(_ name: String, _ results: CampaignResults, postponed: Int = 0) {
    campaign = name
    state = results.state.rawValue
    sent = results.messages(in: .sent)
    waiting = results.messages(in: .waiting) + results.messages(in: .leaving)
    lines = results.counts.map { Line(state: $0.state.rawValue, why: $0.why, messages: $0.messages) }
    self.postponed = postponed
  }

  func show(as json: Bool) throws {
    if json { return try CommandLineTalk.json(self) }
    print("\(campaign): \(state)")
    let width = lines.map { String($0.messages).count }.max() ?? 1
    for line in lines {
      let number = String(repeating: " ", count: width - String(line.messages).count) + String(line.messages)
      print("  \(number)  \(line.state)\(line.why.map { ": \($0)" } ?? "")")
    }
  }
}
