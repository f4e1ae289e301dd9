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
  /// Picked by travel for something else than growth or spreading: only who agreed to that gets it (S7).
  case weighingMissing(Purpose)

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
    guard !isDemo else { return found }
    // An address of the documentation's own domain reaches nobody (RFC 2606).
    if sender.domain == "example" || sender.domain.hasSuffix(".example") { found.append(.replyNotRead(sender.text)) }
    if channel == .email, !publicURL.hasPrefix("https://") { found.append(.publicAddressNotSecure(publicURL)) }
    return found
  }
}
