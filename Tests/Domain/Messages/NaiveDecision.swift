import Domain
import Foundation

/// The same question answered a second time, slowly and from the sentences: it reads the statement's JSON itself, knows
/// nothing of how `decide` goes about it, and shares no code with it but the values that go in.
struct NaiveDecision {
  private let purposes: [String: NaiveStatement.Terms]
  /// What makes others rest, under which conditions.
  private let pausers: [(names: Set<String>, conditions: Set<String>)]

  init(_ bytes: [UInt8]) throws {
    let all = try JSONDecoder().decode(NaiveStatement.self, from: Data(bytes)).purposes
    purposes = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    pausers = all.filter { $0.pauses?.isEmpty == false }.map {
      (Set($0.pauses ?? []), Set($0.holds.flatMap { $0.`while` ?? [] }))
    }
  }

  /// For each address to which the message may go, the grounds it can rest on; none: it may not go.
  func grounds(
    _ person: Standing, _ details: [Datum], _ message: Approach, _ today: Day, _ screening: Screening
  ) -> [Set<SendGround>] {
    guard fits(message), !isScreenedOut(person, message, today, screening), mayBePicked(person, message, today) else {
      return []
    }
    return details.filter { $0.channels.contains(message.lane.channel) }.map { detail in
      Set(
        mayUse(person, detail, detail.category, message.purpose, message.lane, today)
          .filter { $0.basis == .consent || !isAside(detail, person, today) }
          .compactMap { offered(message, $0, person, today) })
    }.filter { !$0.isEmpty }
  }

  private static let advertising: Set<String> = [
    "marketingActions", "spoordeelwinkel", "newsletterEmail", "newsletterPost", "nsExtra", "analysis",
    "personalisedOffers", "telephone", "partnerOffers", "carrierMessages",
  ]

  // S5, S26, S38: one purpose, and nothing in it that is another's.
  private func fits(_ message: Approach) -> Bool {
    if message.lane.channel == .inHouse { return false }
    switch message.content {
    case .service: return message.purpose.rawValue == "serviceMessages"
    case .offer(let kind, _):
      if message.purpose.rawValue == "partnerOffers", kind != .partner { return false }
      return Self.advertising.contains(message.purpose.rawValue)
    }
  }

  // S28, R20, A6, §2.9: what is looked up beside the person.
  private func isScreenedOut(_ person: Standing, _ message: Approach, _ today: Day, _ known: Screening) -> Bool {
    if known.isReportedDeceased || known.isUnusable { return true }
    if case .service = message.content { return !known.hasLiveProduct }
    if known.isSuppressed || known.hasHadEnough { return true }
    guard message.lane.channel == .post else { return false }
    if known.isInDeceasedRegister { return true }
    let isCustomer = person.agreements.contains { name, span in
      name.rawValue != "account" && span.since <= today && (span.ended.map { today < $0 } ?? true)
    }
    return known.isInPostfilter && !isCustomer
  }

  // S4, A11: who is known by their work alone gets nothing at a private address they gave for something else.
  private func isAside(_ row: Datum, _ person: Standing, _ today: Day) -> Bool {
    guard row.category.rawValue == "contactDetails", person.agreements.keys.contains(.businessCard) else {
      return false
    }
    let hasOwn = person.agreements.contains { name, span in
      name.rawValue != "businessCard" && span.since <= today && (span.ended.map { today < $0 } ?? true)
    }
    guard !hasOwn else { return false }
    guard let origin = row.origin else { return true }
    return
      !(origin.bySubject && origin.optOutOffered && ["sale", "account", "signUp"].contains(origin.occasion.rawValue))
  }

  // S7: month counters for growth and spreading alone, or with consent; and only what the purpose has.
  private func mayBePicked(_ person: Standing, _ message: Approach, _ today: Day) -> Bool {
    for category in message.picksBy {
      let row = Datum(category, days: [.recorded: today, .happened: today, .monthEnd: today])
      if mayUse(person, row, category, message.purpose, message.lane, today).isEmpty { return false }
    }
    guard message.picksBy.contains(.travelBehaviour), case .offer(_, .relationship) = message.content else {
      return true
    }
    return consented(person, "travelPersonalisation", today)
  }

  // A7b, A8: the customer exception covers our own similar products; a partner's take a consent of their own.
  private func offered(_ message: Approach, _ ground: Found, _ person: Standing, _ today: Day) -> SendGround? {
    let plain = SendGround(
      ground.basis, consent: ground.consent, agreement: ground.agreement, isSoftOptIn: ground.otherwise != nil)
    guard case .offer(let kind, _) = message.content, message.lane.channel != .post else { return plain }
    var needed: String?
    if kind == .ownOther { needed = ground.otherwise }
    if kind == .partner { needed = "partnerOffers" }
    guard let needed else { return plain }
    guard consented(person, needed, today) else { return nil }
    return SendGround(ground.basis, consent: ConsentName(rawValue: needed), agreement: ground.agreement)
  }

  private struct Found {
    let basis: LegalBasis
    var consent: ConsentName?
    var agreement: AgreementName?
    /// Set where it is the customer exception: the consent that would be needed without it.
    var otherwise: String?
  }

  /// On what grounds one purpose may use one row by one way of sending.
  private func mayUse(
    _ person: Standing, _ row: Datum, _ category: DataCategory, _ purpose: Purpose, _ lane: Lane, _ today: Day
  ) -> [Found] {
    guard let terms = purposes[purpose.rawValue],
      let hold = terms.holds.first(where: { $0.categories.contains(category.rawValue) })
    else { return [] }
    let channels = Set(row.channels.map(\.rawValue))
    if let only = hold.channels, !only.isEmpty, channels.isDisjoint(with: only) { return [] }
    if let occasions = hold.occasions, !occasions.isEmpty {
      guard let occasion = row.origin?.occasion.rawValue, occasions.contains(occasion) else { return [] }
    }
    if (hold.`while` ?? []).contains(where: { !holds($0, person, today) }) { return [] }
    for term in hold.until {
      guard term.anchor != "never" else { continue }
      guard let from = anchor(term.anchor, person, row) else {
        let mayNotHaveCome =
          ["caseClosed", "roleEnd", "relianceEnd", "segmentClosed"].contains(term.anchor)
          || term.anchor.hasPrefix("agreementEnd:")
        if mayNotHaveCome { continue }
        return []
      }
      if let period = term.period, end(period, from) <= today { return [] }
    }
    if rests(terms.name, person, today) { return [] }
    if !channels.isEmpty, !channels.contains(lane.channel.rawValue) { return [] }
    if !row.brands.isEmpty, !row.brands.contains(lane.brand) { return [] }
    return terms.uses.compactMap { use in
      guard use.channel == lane.channel.rawValue, use.brands.contains(lane.brand.rawValue) else { return nil }
      return stopped(terms, category, purpose, lane, person) ? nil : basis(use, row, person, today)
    }
  }

  private func basis(_ use: NaiveStatement.Use, _ row: Datum, _ person: Standing, _ today: Day) -> Found? {
    let begun = use.bases.filter { $0.from.map { $0 <= today } ?? true }
    guard let basis = begun.max(by: { first($0) < first($1) }) else { return nil }
    switch basis.basis {
    case "legalObligation": return Found(basis: .legalObligation)
    case "contract":
      guard let name = basis.agreement.flatMap(AgreementName.init), let span = person.agreements[name],
        span.since <= today
      else { return nil }
      return Found(basis: .contract, agreement: name)
    case "consent":
      guard let name = basis.consent, consented(person, name, today) else { return nil }
      return Found(basis: .consent, consent: ConsentName(rawValue: name))
    default:
      guard let otherwise = basis.softOptIn?.otherwise else { return Found(basis: .legitimateInterest) }
      // S17, S18: given by the person, with a sale or an account, and a way out offered then.
      if let origin = row.origin,
        !(origin.bySubject && origin.optOutOffered && ["sale", "account"].contains(origin.occasion.rawValue))
      {
        return consented(person, otherwise, today)
          ? Found(basis: .consent, consent: ConsentName(rawValue: otherwise)) : nil
      }
      return Found(basis: .legitimateInterest, otherwise: otherwise)
    }
  }

  private func first(_ basis: NaiveStatement.Basis) -> Int { basis.from.map(\.number) ?? Int.min }

  // Art. 21(3), proven or not: a stop counts until the person asks again for this very purpose and way (A6).
  private func stopped(
    _ terms: NaiveStatement.Terms, _ category: DataCategory, _ purpose: Purpose, _ lane: Lane, _ person: Standing
  ) -> Bool {
    person.stops.contains { stop in
      let reaches = (terms.stoppedBy ?? []).contains { rule in
        rule.scope == stop.scope.rawValue && rule.acts.contains(stop.act.rawValue) && covers(rule.scope, lane)
          && (rule.categories.map { $0.contains(category.rawValue) } ?? true)
      }
      return reaches
        && !person.lifts.contains {
          $0.at > stop.at && $0.purpose == purpose && $0.channel == lane.channel && $0.brand == lane.brand
        }
    }
  }

  // A3: how far each scope goes.
  private func covers(_ scope: String, _ lane: Lane) -> Bool {
    switch scope {
    case "newsletter", "emailNS": lane == Lane(.email, .ns)
    case "emailNSInternational": lane == Lane(.email, .nsInternational)
    case "post": lane.channel == .post
    case "telephone": lane.channel == .telephone
    case "partnerOffers", "emailTracking", "websiteTracking": false
    default: true
    }
  }

  // Art. 18 and 17(3)(e): under a restriction or a hold what they name rests.
  private func rests(_ name: String, _ person: Standing, _ today: Day) -> Bool {
    pausers.contains { names, conditions in
      guard names.contains(name) || names.contains("relationship") && Self.advertising.contains(name) else {
        return false
      }
      return conditions.contains("underHold") && covers(person.hold, today)
        || conditions.contains("underRestriction") && covers(person.restriction, today)
    }
  }

  private func covers(_ span: Span?, _ today: Day) -> Bool {
    guard let span, span.since <= today else { return false }
    return span.until.map { today < $0 } ?? true
  }

  private func holds(_ condition: String, _ person: Standing, _ today: Day) -> Bool {
    let parts = condition.split(separator: ":").map(String.init)
    switch parts[0] {
    case "adult": return person.under16Until.map { $0 <= today } ?? true
    case "caseOpen": return person.hasOpenCase
    case "awaitsConfirmation": return person.consents.isEmpty
    case "underHold": return covers(person.hold, today)
    case "underRestriction": return covers(person.restriction, today)
    case "consentLives": return consented(person, parts[1], today)
    default:
      guard let span = AgreementName(rawValue: parts[1]).flatMap({ person.agreements[$0] }), span.since <= today else {
        return false
      }
      return parts[0] == "agreementMade" || (span.ended.map { today < $0 } ?? true)
    }
  }

  private func consented(_ person: Standing, _ name: String, _ today: Day) -> Bool {
    guard let consent = ConsentName(rawValue: name).flatMap({ person.consents[$0] }) else { return false }
    return consent.withdrawn == nil && consent.given.day <= today
  }

  private func anchor(_ name: String, _ person: Standing, _ row: Datum) -> Day? {
    if name == "lastCustomerContact" { return person.lastContact ?? person.firstRecorded }
    let own = Anchor(name: name).flatMap { row.days[$0] }
    guard name.hasPrefix("agreementEnd:"), own == nil else { return own }
    return AgreementName(rawValue: String(name.dropFirst(13))).flatMap { person.agreements[$0]?.ended }
  }

  /// Regulation 1182/71, art. 3(2)(c): the day with the same date, or the last one of a shorter month.
  private func end(_ period: String, _ from: Day) -> Day {
    let count = Int(period.dropFirst().dropLast())!
    if period.hasSuffix("D") { return Day(number: from.number + count) }
    let months = from.year * 12 + from.month.month - 1 + (period.hasSuffix("Y") ? count * 12 : count)
    for date in stride(from: from.dayOfMonth, to: 27, by: -1) {
      if let day = Day(year: months / 12, month: months % 12 + 1, day: date) { return day }
    }
    return Day(year: months / 12, month: months % 12 + 1, day: from.dayOfMonth)!
  }
}

/// A statement as its JSON writes it.
struct NaiveStatement: Decodable {
  struct Terms: Decodable {
    let name: String
    let uses: [Use]
    let stoppedBy: [Rule]?
    let pauses: [String]?
    let holds: [Hold]
  }

  struct Use: Decodable {
    let channel: String
    let brands: [String]
    let bases: [Basis]
  }

  struct Basis: Decodable {
    struct Soft: Decodable { let otherwise: String }
    let basis: String
    let consent: String?
    let agreement: String?
    let softOptIn: Soft?
    let from: Day?
  }

  struct Rule: Decodable {
    let acts: [String]
    let scope: String
    let categories: [String]?
  }

  struct Hold: Decodable {
    struct Term: Decodable {
      let anchor: String
      let period: String?
    }
    let categories: [String]
    let channels: [String]?
    let occasions: [String]?
    let `while`: [String]?
    let until: [Term]
  }

  let purposes: [Terms]
}
