/// What stands in the way of releasing a campaign; nothing, when it is ready.
package enum CampaignHindrance: Hashable, Sendable, CustomStringConvertible {
  /// The statement does not carry the purpose out by this way of sending.
  case wayNotStated(Purpose, Channel, Brand)
  case contentDoesNotFit
  case textMissing(Language)
  /// A service message, a confirmation or an Art. 14 letter with advertising in it is advertising (A7b).
  case advertisingInService(Language)
  /// Nobody would read an answer there (S28, DDMA).
  case replyNotRead(String)
  /// A way out that does not work over https is none (RFC 8058).
  case publicAddressNotSecure(String)
  case mayNotPickBy(DataCategory, Purpose)
  /// Of a legitimate interest (Art. 6(1)(f), S6).
  case weighingMissing(Purpose)
  /// A link to a partner that could say who follows it (S41).
  case partnerLink(Language, String)
  /// A link with somebody's name in it follows them (A12).
  case nameInLink(Language)
  /// No message or letter can be made of it.
  case textFaulty(Language, String)
  /// Nobody with an agreement carries, prints or calls for us (Art. 28).
  case handOver(String)
  /// Whoever writes by post looks everybody up in both registers (Code Postfilter).
  case registerNotFresh(String)

  package var description: String {
    switch self {
    case .wayNotStated(let purpose, let channel, let brand):
      "The statement in force has no \(purpose.rawValue) by \(channel.rawValue) from \(brand.name). "
        + "Choose another purpose, channel or brand."
    case .contentDoesNotFit:
      "A service message has the purpose serviceMessages, and nothing else has. Correct the purpose."
    case .textMissing(let language):
      "There is no text in \(language.rawValue). Write it under === \(language.rawValue)."
    case .advertisingInService(let language):
      "The text in \(language.rawValue) has a block of advertising: with it this is no service message. Take it out."
    case .replyNotRead(let address):
      "Answers would go to \(address), which nobody reads. Set RECHTSPOOR_SENDER to a mailbox somebody reads."
    case .publicAddressNotSecure(let address):
      "The way out would begin with \(address). Set RECHTSPOOR_PUBLIC_URL to an https address."
    case .mayNotPickBy(let category, let purpose):
      "The statement does not let \(purpose.rawValue) use \(category.rawValue). Take that choice out of the selection."
    case .weighingMissing(let purpose):
      "\(purpose.rawValue) rests on a legitimate interest without an assessment on file. Activate a statement that has one."
    case .nameInLink(let language):
      "A link in the text in \(language.rawValue) has {name} in it: a link is the same for everybody. Take it out."
    case .textFaulty(let language, let why): "The text in \(language.rawValue): \(why)"
    case .partnerLink(let language, let why): "A link in the text in \(language.rawValue): \(why)"
    case .handOver(let why): why
    case .registerNotFresh(let register):
      "The register \(register) is missing or older than six weeks. Bring a new one in: rechtspoor register import \(register)"
    }
  }
}

extension CampaignDraft {
  /// Everything at once, so that nobody mends one thing at a time.
  package func hindrances(under statement: Statement, sender: EmailAddress, publicURL: String, isDemo: Bool)
    -> [CampaignHindrance]
  {
    var found: [CampaignHindrance] = []
    let terms = statement.terms(of: purpose)
    if terms?.lanes.contains(lane) != true { found.append(.wayNotStated(purpose, channel, brand)) }
    switch approach.content {
    case .service: if purpose != .serviceMessages { found.append(.contentDoesNotFit) }
    case .offer: if !purpose.servesRelationship { found.append(.contentDoesNotFit) }
    }
    let rests = terms?.uses.flatMap(\.bases).contains { $0.basis == .legitimateInterest } ?? false
    if rests, terms?.assessment == nil { found.append(.weighingMissing(purpose)) }
    for category in approach.picksBy where !statement.holders(of: category).contains(purpose) {
      found.append(.mayNotPickBy(category, purpose))
    }
    for language in Language.allCases where !texts.contains(where: { $0.language == language }) {
      found.append(.textMissing(language))
    }
    if case .service = approach.content {
      found += texts.filter { $0.advertising != nil }.map { .advertisingInService($0.language) }
    }
    found += texts.filter { $0.links.contains { $0.contains("{name}") } }.map { .nameInLink($0.language) }
    if case .offer(.partner, _) = approach.content { found += texts.flatMap(\.wrongPartnerLinks) }
    guard !isDemo else { return found }
    // An address of the documentation's own domain reaches nobody (RFC 2606).
    if sender.domain == "example" || sender.domain.hasSuffix(".example") { found.append(.replyNotRead(sender.text)) }
    if channel == .email, !publicURL.hasPrefix("https://") { found.append(.publicAddressNotSecure(publicURL)) }
    return found
  }
}

extension CampaignText {
  /// What a mail program would make a link of.
  fileprivate var links: [String] {
    "\(subject)\n\(body)\n\(advertising ?? "")".matches(of: /(https?:\/\/|www\.|mailto:)[^\s<>"]+/.ignoresCase())
      .map { String($0.output.0) }
  }

  /// Links that are not what `PartnerLink` would make of them: with something in them that could be of one person.
  fileprivate var wrongPartnerLinks: [CampaignHindrance] {
    links.compactMap { written in
      do throws(PartnerLinkRefusal) {
        let link = try PartnerLink(written)
        guard link.text != written else { return nil }
        return .partnerLink(language, "write \(link.text) instead of \(written)")
      } catch {
        return .partnerLink(language, "\(written): \(error)")
      }
    }
  }
}
