extension Question {
  enum ConditionState {
    case so(until: Day?)
    case not(since: Day, Ground)
    /// A hold or restriction that is none; a sign-up that waits for nothing.
    case absent
  }

  func state(of condition: Condition) -> ConditionState {
    switch condition {
    case .adult:
      guard let birthday = standing.under16Until, day < birthday else { return .so(until: nil) }
      return .not(since: standing.firstRecorded, .under16(until: birthday))
    case .agreementMade(let name):
      guard let span = standing.agreements[name], span.since <= day else {
        return .not(since: standing.firstRecorded, .noAgreement(name))
      }
      return .so(until: nil)
    case .agreementRuns(let name):
      guard let span = standing.agreements[name], span.since <= day else {
        return .not(since: standing.firstRecorded, .noAgreement(name))
      }
      guard let ended = span.ended, ended <= day else { return .so(until: span.ended) }
      return .not(since: ended, .agreementEnded(name, on: ended))
    case .consentLives(let name):
      if let (since, ground) = missing(name, asked: inForceFrom) { return .not(since: since, ground) }
      return .so(until: nil)
    case .awaitsConfirmation: return standing.consents.isEmpty ? .so(until: nil) : .absent
    case .caseOpen:
      return standing.hasOpenCase ? .so(until: nil) : .not(since: standing.firstRecorded, .noOpenCase)
    case .underHold: return state(of: standing.hold, Ground.held)
    case .underRestriction: return state(of: standing.restriction, Ground.restricted)
    }
  }

  private func state(of span: Span?, _ ground: (Day) -> Ground) -> ConditionState {
    guard let span, span.since <= day else { return .absent }
    guard let until = span.until, until <= day else { return .so(until: span.until) }
    return .not(since: until, ground(span.since))
  }

  /// Nil while the consent lives. A withdrawal counts from the moment it is made, whatever day is
  /// asked about: an earlier day never brings a consent back.
  func missing(_ name: ConsentName, asked: Day) -> (since: Day, ground: Ground)? {
    guard let span = standing.consents[name] else {
      return (max(standing.firstRecorded, asked), .consentMissing(name))
    }
    if let withdrawn = span.withdrawn { return (withdrawn.day, .consentWithdrawn(name, on: withdrawn.day)) }
    return span.given.day <= day ? nil : (max(standing.firstRecorded, asked), .consentMissing(name))
  }
}
