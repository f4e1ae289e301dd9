/// What decides which purposes are alive for a person: contracts, consents, stops, the last
/// contact, holds. Folded from the evidence rows; holds no content and no identity.
package struct Standing: Hashable, Codable, Sendable {
  /// The first record of the person: the anchor where no contact is known (A1).
  package var firstRecorded: Day
  package var lastContact: Day?
  package var agreements: [AgreementName: AgreementSpan]
  package var consents: [ConsentName: ConsentSpan]
  package var stops: [Stop]
  package var lifts: [Lift]
  /// The day on which the person is no longer under 16; nil for an adult.
  package var under16Until: Day?
  package var hold: Span?
  package var restriction: Span?
  /// A rights case of the person is open.
  package var hasOpenCase: Bool

  package init(
    firstRecorded: Day, lastContact: Day? = nil, agreements: [AgreementName: AgreementSpan] = [:],
    consents: [ConsentName: ConsentSpan] = [:], stops: [Stop] = [], lifts: [Lift] = [], under16Until: Day? = nil,
    hold: Span? = nil, restriction: Span? = nil, hasOpenCase: Bool = false
  ) {
    self.firstRecorded = firstRecorded
    self.lastContact = lastContact
    self.agreements = agreements
    self.consents = consents
    self.stops = stops
    self.lifts = lifts
    self.under16Until = under16Until
    self.hold = hold
    self.restriction = restriction
    self.hasOpenCase = hasOpenCase
  }

  /// The same person with nothing at rest: no hold, no restriction, no unproven stop.
  var awake: Standing {
    var standing = self
    standing.hold = nil
    standing.restriction = nil
    standing.stops.removeAll { !$0.proven }
    return standing
  }

  /// The day the 48 months of S49 and S50 run from.
  package var contactAnchor: Day { lastContact ?? firstRecorded }
}

package struct AgreementSpan: Hashable, Codable, Sendable {
  package var since: Day
  /// The first day on which it no longer runs.
  package var ended: Day?

  package init(since: Day, ended: Day? = nil) {
    self.since = since
    self.ended = ended
  }

  package func runs(on day: Day) -> Bool { since <= day && ended.map { day < $0 } ?? true }
}

package struct ConsentSpan: Hashable, Codable, Sendable {
  package var given: Instant
  package var withdrawn: Instant?

  package init(given: Instant, withdrawn: Instant? = nil) {
    self.given = given
    self.withdrawn = withdrawn
  }

  package var lives: Bool { withdrawn == nil }
}

/// An opt-out or objection in force. It is a row with who and when, never a flag.
package struct Stop: Hashable, Codable, Sendable {
  package var act: Act
  package var scope: Scope
  package var at: Instant
  /// Whether it is known to be the person's own. Unproven, what it ends rests; proven, it is erased.
  package var proven: Bool

  package init(_ act: Act, _ scope: Scope, at: Instant, proven: Bool = true) {
    self.act = act
    self.scope = scope
    self.at = at
    self.proven = proven
  }
}

/// The person's own new request for one purpose by one way of sending: what lifts an earlier stop
/// for that lane, and for that lane only (A6). A purchase never does.
package struct Lift: Hashable, Codable, Sendable {
  package var purpose: Purpose
  package var channel: Channel
  package var brand: Brand
  package var at: Instant

  package init(_ purpose: Purpose, _ lane: Lane, at: Instant) {
    self.purpose = purpose
    self.channel = lane.channel
    self.brand = lane.brand
    self.at = at
  }

  package var lane: Lane { Lane(channel, brand) }
}

/// A hold or a restriction: since when and, where it is known, until which day.
package struct Span: Hashable, Codable, Sendable {
  package var since: Day
  package var until: Day?

  package init(since: Day, until: Day? = nil) {
    self.since = since
    self.until = until
  }

  package func covers(_ day: Day) -> Bool { since <= day && until.map { day < $0 } ?? true }
}
