/// To whom data may go. Closed, and it has no partner in it: a partner never receives anything
/// (S38–S41), so no statement can name one.
package enum Recipient: String, CaseIterable, Codable, Sendable {
  case mailRelay
  case printer
  case callCentre
  case itServices
  case marketingServices
  /// Other railways and bus companies, for their service messages (S36, S42).
  case carriers
  case taxAuthority
  /// The data protection authority, a court, a disputes committee.
  case authorities

  /// The name under which a disclosure was recorded: one of ours, or the recipient's own.
  package static func name(_ recorded: String, in language: Language) -> String {
    Recipient(rawValue: recorded)?.name(in: language) ?? recorded
  }

  package func name(in language: Language) -> String {
    switch self {
    case .mailRelay: Wording("het bedrijf dat onze e-mail bezorgt", "the company that delivers our e-mail")[language]
    case .printer: Wording("de drukker en de post", "the printer and the postal service")[language]
    case .callCentre: Wording("het bedrijf dat voor ons belt", "the company that calls for us")[language]
    case .itServices: Wording("bedrijven die onze computers beheren", "companies that run our computers")[language]
    case .marketingServices:
      Wording("bedrijven die ons bij reclame helpen", "companies that help us with advertising")[language]
    case .carriers: Wording("andere vervoerders", "other carriers")[language]
    case .taxAuthority: Wording("de Belastingdienst", "the tax authority")[language]
    case .authorities: Wording("de toezichthouder of de rechter", "the supervisory authority or a court")[language]
    }
  }
}

/// Where a person can opt out of a purpose (S21–S23).
package enum OptOutRoute: String, CaseIterable, Codable, Sendable {
  /// In the own account, or on the objection page.
  case portal
  /// The link at the foot of each message.
  case footer
  case customerService
}
