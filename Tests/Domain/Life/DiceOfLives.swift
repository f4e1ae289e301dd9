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

extension Dice {
  /// Somebody who can well be written to on that day, and perhaps not quite: nearly everybody of `standing()` cannot.
  mutating func likely(on today: Day) -> Standing {
    var standing = Standing(firstRecorded: today.adding(days: -below(2500)))
    standing.lastContact = today.adding(days: -below(1500))
    for name in some(of: AgreementName.allCases, oneIn: 2) {
      let since = today.adding(days: -below(1000))
      standing.agreements[name] = AgreementSpan(
        since: since, ended: one(in: 4) ? since.adding(days: below(1200)) : nil)
    }
    for name in some(of: ConsentName.allCases, oneIn: 2) {
      let given = today.adding(days: 5 - below(900)).at(minute: below(1440))
      standing.consents[name] = ConsentSpan(given: given, withdrawn: one(in: 4) ? given.adding(hours: 1) : nil)
    }
    if one(in: 3) { standing.stops = [stop()] }
    if one(in: 6) { standing.lifts = [lift()] }
    if one(in: 20) { standing.under16Until = today.adding(days: 100 - below(200)) }
    if one(in: 20) { standing.restriction = span() }
    return standing
  }

  /// A way to reach somebody as the tables hold them; now and then, where `faulty`, one that they would not.
  mutating func wayToReach(on today: Day? = nil, faulty: Bool = true) -> Datum {
    let isBusiness = one(in: 5)
    var days: [Anchor: Day] = [:]
    if !faulty || !one(in: 12) { days[.recorded] = today.map { $0.adding(days: -below(1500)) } ?? day() }
    if isBusiness, one(in: 3) { days[.roleEnd] = day() }
    return Datum(
      isBusiness ? .businessContactDetails : .contactDetails,
      channels: one(in: 6) ? [] : [pick([.email, .email, .post, .telephone])],
      brands: isBusiness ? [] : [pick(Brand.allCases)],
      origin: AddressOrigin(bySubject: !one(in: 3), occasion: pick(Occasion.allCases), optOutOffered: !one(in: 3)),
      days: days)
  }

  /// A message, mostly one that some statement has a way for.
  mutating func approach() -> Approach {
    let purposes: [Purpose] = [
      .marketingActions, .spoordeelwinkel, .newsletterEmail, .newsletterPost, .nsExtra, .personalisedOffers, .telephone,
      .partnerOffers, .serviceMessages,
    ]
    let purpose = one(in: 12) ? pick(Purpose.allCases) : pick(purposes)
    let channel: Channel =
      switch purpose {
      case .telephone: one(in: 6) ? pick(Channel.allCases) : .telephone
      case .newsletterPost: one(in: 6) ? pick(Channel.allCases) : .post
      case .newsletterEmail, .nsExtra: one(in: 6) ? pick(Channel.allCases) : .email
      default: one(in: 10) ? pick(Channel.allCases) : pick([.email, .email, .post])
      }
    let isService = (purpose == .serviceMessages) != one(in: 15)
    let kind = purpose == .partnerOffers && !one(in: 6) ? OfferKind.partner : pick(OfferKind.allCases)
    let content: MessageContent =
      isService ? .service(pick(ServiceReason.allCases)) : .offer(kind, for: pick(Objective.allCases))
    return Approach(
      purpose, Lane(channel, one(in: 4) ? .nsInternational : .ns), content,
      picksBy: one(in: 4) ? [.travelBehaviour] : [])
  }

  mutating func screening() -> Screening {
    var screening = Screening()
    guard one(in: 3) else { return screening }
    screening.isReportedDeceased = one(in: 8)
    screening.isSuppressed = one(in: 8)
    screening.isUnusable = one(in: 8)
    screening.isInDeceasedRegister = one(in: 8)
    screening.isInPostfilter = one(in: 8)
    screening.hasHadEnough = one(in: 8)
    screening.hasLiveProduct = !one(in: 8)
    return screening
  }
}
