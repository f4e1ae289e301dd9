package import Domain
import Delivery
import Storage

/// What the house itself puts into every message: who sends, where answers and ways out lead, how much is enough.
package struct SendingHouse: Sendable {
  package let sender: EmailAddress
  package let publicURL: String
  package let contact: ContactPoints
  /// So many messages of advertising somebody gets in thirty days at most, of all campaigns and channels together.
  package let mostInThirtyDays: Int
  /// So many messages a second go to one mail provider; nil: as many as there are.
  package let perSecond: Int?

  package init(
    sender: EmailAddress, publicURL: String, contact: ContactPoints, mostInThirtyDays: Int = 4, perSecond: Int? = nil
  ) {
    self.sender = sender
    self.publicURL = publicURL
    self.contact = contact
    self.mostInThirtyDays = mostInThirtyDays
    self.perSecond = perSecond
  }

  /// Everything that stands in the way of a release today.
  func hindrances(of draft: CampaignDraft, in tx: Transaction) throws -> [CampaignHindrance] {
    let isDemo = try House.isDemonstration(in: tx)
    return try draft.hindrances(under: try tx.statement, sender: sender, publicURL: publicURL, isDemo: isDemo)
      + draft.texts.compactMap { fault(in: $0, of: draft) } + obstacles(to: draft, in: tx)
  }

  /// A subject or text of which no message can be made, found before anybody waits for it.
  private func fault(in text: CampaignText, of draft: CampaignDraft) -> CampaignHindrance? {
    do {
      let letter = try CampaignPreviewing(self).letter(draft, in: text.language, isFirst: true)
      let mailbox = try Mailbox(name: draft.brand.name, address: sender)
      _ = try Message(
        id: MessageID("1", at: String(sender.domain)), date: Instant(milliseconds: 0), from: mailbox, replyTo: mailbox,
        to: mailbox, subject: letter.subject, body: letter.body, language: text.language.rawValue)
      return nil
    } catch {
      return .textFaulty(text.language, "\(error)")
    }
  }

  /// What of it may change after the release: asked again before anything is handed over.
  func obstacles(to draft: CampaignDraft, in tx: Transaction) throws -> [CampaignHindrance] {
    guard try !House.isDemonstration(in: tx) else { return [] }
    var found: [CampaignHindrance] = []
    do {
      try HandOver.require(role: draft.channel.carriedBy, for: draft.purpose, on: tx.today, in: tx)
    } catch let refused as HandOverRefused {
      found.append(.handOver("\(refused)"))
    }
    guard draft.channel == .post, draft.purpose.servesRelationship else { return found }
    for kind in Registers.Kind.allCases where try !Registers.state(of: kind, on: tx.today, in: tx).isFresh {
      found.append(.registerNotFresh(kind.rawValue))
    }
    return found
  }

  /// Throws where a released campaign cannot go on today.
  func require(_ row: CampaignTable.Row, in tx: Transaction) throws {
    let obstacles = try obstacles(to: row.draft, in: tx)
    guard obstacles.isEmpty else { throw CampaignRefused.notReady(obstacles) }
  }

  func reasonPage(of campaign: String) -> String { "\(publicURL)/why/\(campaign)" }
  var choicesPage: String { "\(publicURL)/me/preferences" }
  var objectionPage: String { "\(publicURL)/objections" }
}

extension Channel {
  /// Who takes a message of this way of sending out of the house.
  fileprivate var carriedBy: Recipient {
    switch self {
    case .email, .inHouse: .mailRelay
    case .post: .printer
    case .telephone: .callCentre
    }
  }
}
