/// What a recipient is to us. There is no partner: nobody who sells for themselves is given a name (S38–S41).
package enum RecipientKind: String, CaseIterable, Codable, Sendable {
  /// Works for us, on our instructions and for nothing else (Art. 28, S44–S46).
  case processor
  /// Another railway or bus company: a controller of its own, under terms of security and retention (S42, S43).
  case carrier
  /// Whom the law lets ask.
  case authority
}

extension Recipient {
  /// A role is played by one kind, so that nobody types it twice.
  package var kind: RecipientKind {
    switch self {
    case .mailRelay, .printer, .callCentre, .itServices, .marketingServices: .processor
    case .carriers: .carrier
    case .taxAuthority, .authorities: .authority
    }
  }
}
