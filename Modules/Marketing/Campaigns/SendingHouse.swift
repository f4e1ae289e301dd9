package import Domain
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

  func hindrances(of draft: CampaignDraft, in tx: Transaction) throws -> [CampaignHindrance] {
    draft.hindrances(
      under: try tx.statement, sender: sender, publicURL: publicURL, isDemo: try House.value("demo", in: tx) == "yes")
  }

  func reasonPage(of campaign: String) -> String { "\(publicURL)/why/\(campaign)" }
  var objectionPage: String { "\(publicURL)/objections" }
}
