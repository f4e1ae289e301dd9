/// What becomes of the 48-month clock when something happens between a person and the company (A1).
package enum ContactOutcome: Hashable, Sendable {
  case moves(to: Day)
  /// Known already, or earlier than what is known: the clock never goes back.
  case stays
  /// The statement does not count this event.
  case noContact(ContactEvent)
  /// Only the person's own act counts: an employer or an agent never lengthens retention.
  case notTheirOwn
  /// Refused: a contact dated in the future would keep data longer than promised.
  case inTheFuture(Day)
}

/// The clock of S49 and S50.
package struct ContactClock: Sendable {
  private let events: Set<ContactEvent>

  package init(_ statement: Statement) {
    events = statement.contactEvents
  }

  package func outcome(
    of event: ContactEvent, ownAct: Bool, on day: Day, last: Day?, today: Day
  ) -> ContactOutcome {
    guard day <= today else { return .inTheFuture(day) }
    guard events.contains(event) else { return .noContact(event) }
    guard ownAct else { return .notTheirOwn }
    if let last, day <= last { return .stays }
    return .moves(to: day)
  }
}
