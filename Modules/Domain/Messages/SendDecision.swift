/// Whether one message may be sent to one person, and why: what the audience counts, the send gate asks again, and
/// `why` says in words.
package enum SendDecision: Hashable, Sendable {
  case allowed(SendGround)
  case refused(SendRefusal)

  package var isAllowed: Bool { if case .allowed = self { true } else { false } }
}

/// Why a message may not be sent. Closed: whatever is not known to be allowed is one of these.
package enum SendRefusal: Hashable, Sendable {
  /// The statement does not carry this purpose out by this way of sending.
  case wayNotStated
  /// A purpose of the relationship with a service message, or the other way round; a partner's purpose with our own
  /// offer.
  case contentDoesNotFit
  /// Nothing on file by which to reach the person this way.
  case noAddress
  case ground(Ground)
  /// Known to us by their work alone: an address of their own that they gave for something else is no way round an
  /// address for work that does not do (S4, A11).
  case privateAddress
  /// The customer exception does not reach this offer (A7b), or a partner's needs its own consent (A8).
  case offerNeedsConsent(ConsentName)
  /// The purpose has nothing to do with that kind of data.
  case mayNotPickBy(DataCategory)
  /// It has, and not for this person now.
  case mayNotPickByOf(DataCategory, Ground)
  /// Picked by travel for something else than growth or spreading (S7).
  case travelNeedsConsent
  /// Somebody told us that the person has died: nobody writes to the dead.
  case reportedDeceased
  /// Found by an address that the suppression list shields (A6).
  case suppressed
  /// Mail came back from there, or was complained about (R20).
  case addressUnusable
  case inDeceasedRegister
  /// Only for who is no customer (Code Postfilter).
  case inPostfilter
  /// So many messages came lately that this one would be too many.
  case tooManyLately
  /// No product or booking that the service message could be about (S26).
  case noLiveProduct
}

/// The one decision of all marketing: person, purpose, way of sending and day in; leave with its basis, or a reason.
/// Pure; `details` are the person's addresses as the statement sees them. Of several, the order never matters.
package func decide(
  _ statement: Statement, _ standing: Standing, _ details: [Datum], _ approach: Approach, _ day: Day,
  _ screening: Screening = Screening()
) -> SendDecision {
  Deciding(statement, standing, details, day).decide(approach, screening)
}
