package import Domain

/// A campaign's message for somebody who does not exist: what a marketer looks at.
package struct CampaignPreviewing: Sendable {
  private let house: SendingHouse

  package init(_ house: SendingHouse) {
    self.house = house
  }

  package func letter(_ draft: CampaignDraft, in language: Language, isFirst: Bool) throws -> RenderedLetter {
    try letter(draft, in: language, to: "Noor de Vries", unsubscribe: "\(house.publicURL)/unsubscribe/…", isFirst)
  }

  func letter(
    _ draft: CampaignDraft, in language: Language, to name: String?, unsubscribe: String, _ isFirst: Bool
  ) throws -> RenderedLetter {
    guard let text = draft.text(in: language), text.language == language else {
      throw CampaignRefused.notReady([.textMissing(language)])
    }
    let isMail = draft.channel == .email && draft.purpose.servesRelationship
    return CampaignLetter(
      text: text, name: name, content: draft.approach.content, channel: draft.channel, brand: draft.brand,
      reason: Wording(
        "Hier staat voor ieder waarom juist die persoon dit krijgt.",
        "Here stands for each why that very person gets this."),
      reasonPage: house.reasonPage(of: draft.name), unsubscribe: isMail ? unsubscribe : nil,
      objectionPage: house.objectionPage,
      choicesPage: draft.subject.offersWayOut ? house.choicesPage : nil, isFirst: isFirst, contact: house.contact
    ).rendered(in: language)
  }
}
