extension Question {
  enum WayState {
    case alive(until: Day?, Leave)
    /// Stopped by somebody who has not proven to be the person: used for nothing, erased by nothing.
    case resting(Ground)
    case dead(since: Day, Ground)
  }

  /// Whether a purpose may still go this way: no stop reaches it, and its basis of the day lives.
  func state(of way: Claim.Way, _ purpose: Purpose) -> WayState {
    let stop = stop(of: way, purpose)
    let stopped = stop.map { Ground.stopped($0.act, $0.scope, on: $0.at.day) }
    if let stop, let stopped, stop.proven { return .dead(since: stop.at.day, stopped) }
    guard let current = way.bases.lastIndex(where: { $0.from.map { $0 <= day } ?? true }) else {
      return .dead(since: standing.firstRecorded, .noLane)
    }
    if let (since, ground) = failure(of: way.bases[current]) { return .dead(since: since, ground) }
    if let stopped { return .resting(stopped) }
    // A later basis may ask more: on its first day the way ends, unless that basis lives as well.
    let until = way.bases[(current + 1)...].first { failure(of: $0) != nil }?.from
    return .alive(until: until, leave(of: way.bases[current]))
  }

  /// The first stop in force, a proven one before others. Art. 21(3): no balancing test here, so none is made; only the
  /// person's own later request for this very purpose and way lifts it (A6).
  private func stop(of way: Claim.Way, _ purpose: Purpose) -> Stop? {
    guard way.stops != 0 else { return nil }
    var first: Stop?
    for stop in standing.stops where way.stops & stop.bit != 0 {
      if let first, first.proven == stop.proven ? first.at <= stop.at : first.proven { continue }
      let lifted = standing.lifts.contains {
        $0.at > stop.at && $0.purpose == purpose && $0.channel == way.lane.channel && $0.brand == way.lane.brand
      }
      if !lifted { first = stop }
    }
    return first
  }

  /// The basis for this datum: where only the customer exception gives leave, an address that does not meet it
  /// needs the consent (A7b).
  private func leave(of terms: BasisTerms) -> Leave {
    guard let soft = terms.softOptIn, let origin = datum.origin, !origin.allowsSoftOptIn else {
      return Leave(basis: terms.basis, consent: terms.consent, agreement: terms.agreement, exception: terms.softOptIn)
    }
    return Leave(basis: .consent, consent: soft.otherwise, agreement: nil, exception: nil)
  }

  private func failure(of terms: BasisTerms) -> (since: Day, ground: Ground)? {
    let leave = leave(of: terms)
    switch leave.basis {
    case .legitimateInterest, .legalObligation: return nil
    case .consent:
      // A consent basis without its name cannot be read in; were it there, it would be no consent.
      guard let name = leave.consent else { return (standing.firstRecorded, .noLane) }
      return missing(name, asked: terms.from ?? inForceFrom)
    case .contract:
      // Made is enough: how long after its end is for the hold's own terms to say (R4, R12).
      guard let name = leave.agreement else { return (standing.firstRecorded, .noLane) }
      guard let span = standing.agreements[name], span.since <= day else {
        return (standing.firstRecorded, .noAgreement(name))
      }
      return nil
    }
  }
}

/// On what one way of sending rests for one datum.
struct Leave {
  let basis: LegalBasis
  let consent: ConsentName?
  let agreement: AgreementName?
  /// Set where nothing but the customer exception of Tw 11.7(3) gives leave.
  let exception: SoftOptIn?
}
