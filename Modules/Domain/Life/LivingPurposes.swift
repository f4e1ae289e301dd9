/// The one idea of the house: which purposes may still use this datum on this day, and why.
///
/// Names every purpose that holds the category, save those that are not about this datum: a hold or a
/// restriction never placed, a sign-up that was none.
package func livingPurposes(
  _ statement: Statement, _ standing: Standing, _ datum: Datum, _ day: Day
) -> [Purpose: Life] {
  let question = Question(statement, standing, datum, day)
  var lives: [Purpose: Life] = [:]
  for claim in question.claims {
    if let life = question.life(of: claim) { lives[claim.purpose] = life }
  }
  return lives
}

/// One datum of one person on one day, put to the claims of its category.
struct Question {
  let standing: Standing
  let datum: Datum
  let day: Day
  let claims: [Claim]
  let inForceFrom: Day
  private let channels: ChannelMask
  private let paused: (mask: UInt32, because: Ground)?

  init(_ statement: Statement, _ standing: Standing, _ datum: Datum, _ day: Day) {
    self.standing = standing
    self.datum = datum
    self.day = day
    claims = statement.claims[datum.category, default: []]
    inForceFrom = statement.inForceFrom
    channels = ChannelMask(datum.channels)
    paused =
      statement.pausers.isEmpty || standing.hold == nil && standing.restriction == nil
      ? nil : Self.pause(statement.pausers, standing, day)
  }

  /// Nil for a hold or a restriction that was never placed, and for a claim on details of another
  /// occasion: it is not in this person's table.
  func life(of claim: Claim, over wanted: Lane? = nil) -> Life? {
    var end = End(day: day)
    guard claim.channels.isEmpty || claim.channels.meets(channels) else {
      return .lapsed(since: since(standing.firstRecorded), because: .noLane)
    }
    if !claim.occasions.isEmpty, !claim.occasions.contains(where: { $0 == datum.origin?.occasion }) { return nil }
    for condition in claim.conditions {
      switch state(of: condition) {
      case .absent: return nil
      case .so(let until): end.mayCome(until, nil)
      case .not(let since, let ground): end.hasCome(since, ground)
      }
    }
    let (basis, resting) = self.basis(of: claim, over: wanted, &end)
    for term in claim.until { run(term, &end) }
    if let (since, ground) = end.come { return .lapsed(since: self.since(since), because: ground) }
    if claim.onlyKeeps { return .alive(until: end.coming?.day, because: keeping(claim)) }
    if let paused, paused.mask & claim.bit != 0 { return .paused(because: paused.because) }
    if let resting { return .paused(because: resting) }
    return .alive(until: end.coming?.day, because: .basis(basis, end.coming.map(\.term) ?? end.open))
  }

  /// The basis of the way of sending that lives longest. Where none lives, the purpose rests if one
  /// merely rests, and has ended otherwise.
  private func basis(
    of claim: Claim, over wanted: Lane?, _ end: inout End
  ) -> (basis: LegalBasis, resting: Ground?) {
    switch wayTaken(by: claim, over: wanted) {
    case .alive(let until, let leave):
      end.mayCome(until, nil)
      return (leave.basis, nil)
    case .resting(let ground): return (.legitimateInterest, ground)
    case .dead(let since, let ground):
      end.hasCome(since, ground)
      return (.legitimateInterest, nil)
    }
  }

  /// Of several ways that live as long, the one whose agreement the claim itself names is taken: a business address
  /// rests on the business card, whatever else its holder has with us.
  func wayTaken(by claim: Claim, over wanted: Lane?) -> WayState {
    var living: (until: Day?, leave: Leave)?
    var resting: Ground?
    var dead: (since: Day, ground: Ground)?
    for way in claim.ways where serves(way.lane) && wanted.map({ $0 == way.lane }) ?? true {
      switch state(of: way, claim.purpose) {
      case .alive(let until, let leave):
        if let best = living, !outlives(until, best.until) {
          guard until == best.until, claim.names(leave.agreement), !claim.names(best.leave.agreement) else { continue }
        }
        living = (until, leave)
      case .resting(let ground):
        resting = resting ?? ground
      case .dead(let since, let ground):
        if let last = dead, since <= last.since { continue }
        dead = (since, ground)
      }
    }
    if let living { return .alive(until: living.until, living.leave) }
    if let resting { return .resting(resting) }
    return .dead(since: dead?.since ?? standing.firstRecorded, dead?.ground ?? .noLane)
  }

  /// What happens within the company serves any datum; a message only what it can be sent with.
  private func serves(_ lane: Lane) -> Bool {
    if lane.channel == .inHouse { return true }
    return (channels.isEmpty || channels.contains(lane.channel))
      && (datum.brands.isEmpty || datum.brands.contains(lane.brand))
  }

  private func run(_ term: HoldTerm, _ end: inout End) {
    guard term.anchor != .never, let period = term.period else { return }
    guard let from = anchorDay(term.anchor) else {
      if term.anchor.mayBeOpen {
        end.staysOpen(term.term)
      } else {
        end.hasCome(day, .anchorMissing(term.anchor))
      }
      return
    }
    let last = period.end(from: from)
    if last <= day { end.hasCome(last, term.expired) } else { end.mayCome(last, term.term) }
  }

  func anchorDay(_ anchor: Anchor) -> Day? {
    switch anchor {
    case .lastCustomerContact: standing.contactAnchor
    // A row that knows when its own agreement ended knows better than the person's newest one.
    case .agreementEnd(let name): datum.days[anchor] ?? standing.agreements[name]?.ended
    default: datum.days[anchor]
    }
  }

  private func keeping(_ claim: Claim) -> Ground {
    if claim.conditions.contains(.underHold), let hold = standing.hold { return .held(since: hold.since) }
    return .restricted(since: standing.restriction?.since ?? day)
  }

  /// A past is never reported from the future.
  private func since(_ day: Day) -> Day { min(day, self.day) }

  private func outlives(_ a: Day?, _ b: Day?) -> Bool {
    guard let b else { return false }
    return a.map { $0 > b } ?? true
  }

  private static func pause(
    _ pausers: [Pauser], _ standing: Standing, _ day: Day
  ) -> (mask: UInt32, because: Ground)? {
    var mask: UInt32 = 0
    var because: Ground?
    for pauser in pausers {
      let span: Span?
      let ground: (Day) -> Ground
      switch pauser.condition {
      case .underHold: (span, ground) = (standing.hold, Ground.held)
      case .underRestriction: (span, ground) = (standing.restriction, Ground.restricted)
      default: continue
      }
      guard let span, span.covers(day) else { continue }
      mask |= pauser.mask
      because = because ?? ground(span.since)
    }
    return because.map { (mask, $0) }
  }
}

/// When a claim ended, or will: of all that can end it, the earliest.
private struct End {
  let day: Day
  private(set) var come: (since: Day, ground: Ground)?
  private(set) var coming: (day: Day, term: Term?)?
  /// A period whose first day has not come: what a letter says where no date is known yet.
  private(set) var open: Term?

  init(day: Day) {
    self.day = day
  }

  mutating func hasCome(_ since: Day, _ ground: Ground) {
    if let come, come.since <= since { return }
    come = (since, ground)
  }

  mutating func mayCome(_ day: Day?, _ term: Term?) {
    guard let day else { return }
    if let coming, coming.day <= day { return }
    coming = (day, term)
  }

  mutating func staysOpen(_ term: Term) { open = open ?? term }
}
