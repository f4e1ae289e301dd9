import Domain
import Marketing
import Storage
import TestSupport

/// People with addresses of every origin, and what may happen to them: the same on every machine.
struct RandomLives {
  private let dice: SeededBytes
  private var made = 0

  init(seed: UInt64) {
    dice = SeededBytes(seed: seed &+ 900)
  }

  func below(_ bound: Int) -> Int { dice.bytes(4).reduce(0) { $0 << 8 | Int($1) } % bound }

  private func pick<Element>(_ all: [Element]) -> Element { all[below(all.count)] }

  /// What `decide` and a selection can be asked; mostly ways that some statement uses.
  func question() -> Audience.Question {
    let way = way()
    let kind = way.purpose == .partnerOffers ? OfferKind.partner : pick(OfferKind.allCases)
    let content: MessageContent =
      way.purpose == .serviceMessages ? .service(.change) : .offer(kind, for: pick(Objective.allCases))
    var selection = Selection()
    if below(5) == 0 { selection.languages = [pick(Language.allCases)] }
    if below(6) == 0 { selection.agreement = pick([.subscription, .nsExtra]) }
    if below(5) == 0 { selection.contactWithinMonths = below(30) }
    if below(5) == 0 { selection.holdOutPercent = 30 }
    return Audience.Question(
      Approach(way.purpose, way.lane, content, picksBy: below(5) == 0 ? [.travelBehaviour] : []), selection,
      name: pick(["", "voorjaar"]))
  }

  private func way() -> Reach.Way {
    pick([
      Reach.Way(.marketingActions, Lane(.email, .ns)), Reach.Way(.marketingActions, Lane(.email, .nsInternational)),
      Reach.Way(.marketingActions, Lane(.post, .ns)), Reach.Way(.newsletterEmail, Lane(.email, .ns)),
      Reach.Way(.telephone, Lane(.telephone, .ns)), Reach.Way(.partnerOffers, Lane(.email, .ns)),
      Reach.Way(.serviceMessages, Lane(.post, .ns)), Reach.Way(.nsExtra, Lane(.email, .ns)),
      Reach.Way(.personalisedOffers, Lane(.email, .ns)), Reach.Way(.newsletterPost, Lane(.email, .ns)),
    ])
  }

  mutating func people(_ count: Int, in tx: Transaction) throws -> [Int64] {
    try (0..<count).map { _ in
      let first = tx.today.adding(days: -below(900))
      let id = try People.make(
        firstRecorded: first, under16Until: below(6) == 0 ? tx.today.adding(days: below(900)) : nil,
        language: pick(Language.allCases),
        in: tx)
      if below(2) == 0 { try Evidence.agree(.subscription, of: id, terms: "2026", since: first, in: tx) }
      for _ in 0..<below(4) { try act(on: id, in: tx) }
      for _ in 0...below(4) { try Self.allowed { try addAddress(to: id, in: tx) } }
      return id
    }
  }

  mutating func act(on id: Int64, in tx: Transaction) throws {
    try Self.allowed { try anything(id, in: tx) }
  }

  /// What the statement refuses is not stored, and that is no fault here.
  private static func allowed(_ act: () throws -> Void) throws {
    do { try act() } catch is RowRefused {}
  }

  private mutating func addAddress(to id: Int64, in tx: Transaction) throws {
    made += 1
    let origin = ContactDetails.Origin(
      source: pick(["subject", "subject", "import"]), context: pick([.sale, .account, .enquiry, .signUp]),
      brand: pick(Brand.allCases), optOutOffered: below(4) != 0)
    let day = tx.today.adding(days: -below(1200))
    switch below(3) {
    case 0:
      let house = try PostalAddress(
        street: "Kadehofsingel", houseNumber: String(made), postcode: "1011AB", place: "Amsterdam")
      try ContactDetails.add(house, of: id, from: origin, on: day, in: tx)
    case 1: try ContactDetails.add(PhoneNumber("06\(10_000_000 + made)")!, of: id, from: origin, on: day, in: tx)
    default:
      try ContactDetails.add(
        EmailAddress("iemand\(made)@voorbeeld.example")!, of: id, from: origin, on: day, in: tx)
    }
  }

  private mutating func anything(_ id: Int64, in tx: Transaction) throws {
    switch below(15) {
    case 0, 1, 12, 13: try addAddress(to: id, in: tx)
    case 2:
      let rows = try Rows.read(Inventory.table("contact_detail"), of: id, in: tx)
      if !rows.isEmpty { try Rows.erase(pick(rows), in: tx) }
    case 3:
      let names: [ConsentName] = [.emailOffers, .newsletterEmail, .postOffers, .telephoneOffers, .partnerOffers]
      _ = try Evidence.consent(to: pick(names), of: id, source: "portal", givenAt: tx.now, in: tx)
    case 4: try Evidence.withdraw(pick([.emailOffers, .newsletterEmail, .postOffers, .partnerOffers]), of: id, in: tx)
    case 5:
      let scopes: [Scope] = [.newsletter, .emailNS, .emailNSInternational, .post, .telephone, .everything, .nsExtra]
      _ = try Evidence.stop(
        pick([.optOut, .objection]), pick(scopes), of: id, source: "portal", proven: below(2) == 0, in: tx)
    case 7:
      let stops = try tx.run("SELECT stop_id FROM stop WHERE customer_id = \(id) ORDER BY at, stop_id")
      guard !stops.isEmpty else { return }
      let stop = try pick(stops).integer("stop_id")
      if below(2) == 0 {
        try Evidence.prove(stop: stop, of: id, in: tx)
      } else {
        try Evidence.takeBack(stop: stop, of: id, in: tx)
      }
    case 8:
      let way = way()
      try Evidence.lift(way.purpose, way.lane, of: id, consent: 1, in: tx)
    case 9:
      if below(2) == 0 {
        try Evidence.restrict(id, for: 1, reason: "unproven", in: tx)
      } else {
        try Evidence.endRestriction(of: id, for: 1, in: tx)
      }
    case 10:
      let name = pick([AgreementName.subscription, .nsExtra])
      if below(2) == 0 {
        try Evidence.agree(name, of: id, terms: "2026", since: tx.today.adding(days: below(60)), in: tx)
      } else {
        try Evidence.end(name, of: id, on: tx.today.adding(days: below(60)), in: tx)
      }
    default: try Evidence.contact(.purchase, of: id, ownAct: true, on: tx.today, note: "Dagkaart", in: tx)
    }
  }
}
