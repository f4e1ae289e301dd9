/// A campaign as it is written: what it is about, whom it is meant for, and its text in both languages. Nothing in it
/// is about a person.
package struct CampaignDraft: Hashable, Codable, Sendable {
  /// What it is called on the command line and in every receipt: small letters, digits and dashes.
  package let name: String
  package let purpose: Purpose
  package let channel: Channel
  package let brand: Brand
  package let subject: CampaignSubject
  package let selection: Selection
  package let texts: [CampaignText]

  package init(
    name: String, purpose: Purpose, channel: Channel, brand: Brand, subject: CampaignSubject, selection: Selection,
    texts: [CampaignText]
  ) {
    self.name = name
    self.purpose = purpose
    self.channel = channel
    self.brand = brand
    self.subject = subject
    self.selection = selection
    self.texts = texts
  }

  package var lane: Lane { Lane(channel, brand) }
  package var approach: Approach { Approach(purpose, lane, subject.content, picksBy: selection.picksBy) }

  /// In the person's language, or in the other where it is written in one alone; none reaches release so.
  package func text(in language: Language) -> CampaignText? {
    texts.first { $0.language == language } ?? texts.first
  }
}

/// What a campaign says it is: an offer of a kind and for an end, or a service message for a reason. Flat, so that it
/// can be kept.
package struct CampaignSubject: Hashable, Codable, Sendable {
  package let kind: OfferKind?
  package let objective: Objective?
  package let reason: ServiceReason?
  /// Whether a service message lets people do without it (S27): a way out of its own, apart from advertising.
  package let offersWayOut: Bool

  package static func offer(_ kind: OfferKind, for objective: Objective) -> CampaignSubject {
    CampaignSubject(kind: kind, objective: objective, reason: nil, offersWayOut: true)
  }

  package static func service(_ reason: ServiceReason, offersWayOut: Bool = false) -> CampaignSubject {
    CampaignSubject(kind: nil, objective: nil, reason: reason, offersWayOut: offersWayOut)
  }

  /// What is not said fails closed: as somebody else's offer, which needs most.
  package var content: MessageContent {
    if let reason { return .service(reason) }
    return .offer(kind ?? .partner, for: objective ?? .relationship)
  }
}

package struct CampaignText: Hashable, Codable, Sendable {
  package let language: Language
  package let subject: String
  /// Paragraphs; `{name}` stands for the person's name.
  package let body: String
  /// A block of advertising under the text; a service message may have none (A7b).
  package let advertising: String?

  package init(language: Language, subject: String, body: String, advertising: String? = nil) {
    self.language = language
    self.subject = subject
    self.body = body
    self.advertising = advertising
  }
}
