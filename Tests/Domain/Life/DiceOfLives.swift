import Domain
import TestSupport

/// Random people: the same thousand on every machine.
extension Dice {
  private static let first = Day(year: 2014, month: 1, day: 1)!.number
  private static let last = Day(year: 2031, month: 1, day: 1)!.number

  mutating func day() -> Day { Day(number: Self.first + below(Self.last - Self.first)) }
  mutating func instant() -> Instant { day().at(minute: below(1440)) }

  mutating func datum() -> Datum {
    var days: [Anchor: Day] = [:]
    // Mostly whole; now and then an anchor is missing, as a faulty row would have it.
    for anchor in Anchor.all where anchor != .never && !one(in: anchor.mayBeOpen ? 2 : 12) {
      if case .agreementEnd = anchor, !one(in: 4) { continue }
      days[anchor] = day()
    }
    return Datum(
      pick(DataCategory.allCases), channels: one(in: 2) ? [] : Set(some(of: Channel.allCases, oneIn: 2)),
      brands: one(in: 2) ? [] : Set(some(of: Brand.allCases, oneIn: 2)), origin: one(in: 2) ? nil : origin(),
      days: days)
  }

  private mutating func origin() -> AddressOrigin {
    AddressOrigin(bySubject: one(in: 2), occasion: pick(Occasion.allCases), optOutOffered: one(in: 2))
  }

  mutating func stop() -> Stop { Stop(pick(Act.allCases), pick(Scope.allCases), at: instant()) }

  mutating func lift() -> Lift {
    Lift(pick(Purpose.allCases), Lane(pick(Channel.allCases), pick(Brand.allCases)), at: instant())
  }

  mutating func span() -> Span {
    let since = day()
    return Span(since: since, until: one(in: 2) ? nil : since.adding(days: 1 + below(2000)))
  }

  mutating func standing() -> Standing {
    var standing = Standing(firstRecorded: day())
    if !one(in: 10) { standing.lastContact = day() }
    for name in some(of: AgreementName.allCases, oneIn: 2) {
      let since = day()
      standing.agreements[name] = AgreementSpan(since: since, ended: one(in: 2) ? nil : since.adding(days: below(3000)))
    }
    for name in some(of: ConsentName.allCases, oneIn: 2) {
      let given = instant()
      standing.consents[name] = ConsentSpan(
        given: given, withdrawn: one(in: 3) ? given.adding(hours: 1 + below(40_000)) : nil)
    }
    if one(in: 2) { standing.stops = (0...below(3)).map { _ in stop() } }
    if one(in: 3) { standing.lifts = (0...below(3)).map { _ in lift() } }
    if one(in: 10) { standing.under16Until = day() }
    if one(in: 8) { standing.hold = span() }
    if one(in: 8) { standing.restriction = span() }
    standing.hasOpenCase = one(in: 5)
    return standing
  }
}
