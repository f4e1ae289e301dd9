import ArgumentParser
import Bootstrap
import Domain
import Identity
import Marketing
import Storage
import Talk

struct CampaignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign", abstract: "Writes, releases and sends campaigns that nobody gets who may not.",
    discussion: """
      A marketer writes a draft, another colleague releases it, and the scheduler sends it. About every single message
      it is decided once more in the moment in which it leaves. Nobody gets one campaign twice.
      """,
    subcommands: [
      CampaignDraftCommand.self, CampaignList.self, CampaignShow.self, CampaignPreview.self, CampaignTest.self,
      CampaignRelease.self, CampaignSend.self, CampaignResult.self, CampaignHalt.self, CampaignResume.self,
    ])
}

extension World {
  var campaigns: Campaigns { Campaigns(store: store, house: settings.sendingHouse) }
}

/// A colleague who acts on campaigns.
struct CampaignColleague: ParsableArguments {
  @Option(name: .customLong("as"), help: ArgumentHelp("Who does it: login or handle.", valueName: "name"))
  var staff: String

  func signIn(_ secrets: Colleague.Secrets, _ world: World) async throws -> Account {
    try await Colleague.signIn(staff, secrets, world)
  }
}

/// A campaign as `--json` prints it.
struct CampaignFacts: Encodable {
  let name: String
  let state: String
  let purpose: String
  let channel: String
  let brand: String
  let kind: String?
  let objective: String?
  let reason: String?
  let author: String
  let draftedAt: String
  let releasedBy: String?
  let releasedAt: String?
  let haltedAt: String?
  let finishedAt: String?
  let draft: String
  /// Of a draft: what stands in the way of its release. Of what was released: what it waits for.
  let hindrances: [String]

  init(_ row: CampaignTable.Row, _ hindrances: [CampaignHindrance] = []) {
    name = row.draft.name
    state = row.state.rawValue
    purpose = row.draft.purpose.rawValue
    channel = row.draft.channel.rawValue
    brand = row.draft.brand.rawValue
    kind = row.draft.subject.kind?.rawValue
    objective = row.draft.subject.objective?.rawValue
    reason = row.draft.subject.reason?.rawValue
    author = row.author
    draftedAt = row.draftedAt.description
    releasedBy = row.releasedBy
    releasedAt = row.releasedAt?.description
    haltedAt = row.haltedAt?.description
    finishedAt = row.finishedAt?.description
    draft = row.digest
    self.hindrances = hindrances.map(\.description)
  }

  /// One line of a list.
  var line: String {
    let state = haltedAt == nil || finishedAt != nil ? state : "halted"
    return "\(name)  \(state)  \(purpose) by \(channel) from \(brand)"
      + (releasedBy.map { "  written by \(author), released by \($0)" } ?? "  written by \(author)")
  }
}
