package import Domain
package import Identity
import Marketing
import Storage

/// Somebody wants messages again, or for the first time (S20): an unticked box, a mail to the
/// address, and nothing until its owner confirms. The only thing that ever lifts a stop (A6).
package struct OptIn: Sendable {
  /// What can be asked for; each is some purposes by some lanes, on one consent.
  package enum Offer: String, CaseIterable, Sendable {
    case newsletterEmail
    case emailOffers
    // Asked for by somebody signed in, who is on file already.
    case postOffers
    case telephoneOffers
    case travelOffers
    case carrierMessages
    case partnerOffers

    package var purposes: [Purpose] {
      switch self {
      case .newsletterEmail: [.newsletterEmail]
      case .emailOffers, .postOffers: [.marketingActions, .spoordeelwinkel]
      case .telephoneOffers: [.telephone]
      case .travelOffers: [.personalisedOffers]
      case .carrierMessages: [.carrierMessages]
      case .partnerOffers: [.partnerOffers]
      }
    }

    package var consent: ConsentName {
      switch self {
      case .newsletterEmail: .newsletterEmail
      case .emailOffers: .emailOffers
      case .postOffers: .postOffers
      case .telephoneOffers: .telephoneOffers
      case .travelOffers: .travelPersonalisation
      case .carrierMessages: .carrierMessages
      case .partnerOffers: .partnerOffers
      }
    }

    /// The ways of sending it opens.
    package var lanes: [Lane] {
      switch self {
      case .newsletterEmail, .emailOffers, .partnerOffers: [Lane(.email, .ns)]
      case .postOffers: [Lane(.post, .ns)]
      case .telephoneOffers: [Lane(.telephone, .ns)]
      case .travelOffers: [Lane(.email, .ns), Lane(.post, .ns)]
      case .carrierMessages: [Lane(.inHouse, .ns)]
      }
    }

    /// Whether it opens the address itself again, and not only one use of what we know.
    var opensAddress: Bool { self != .travelOffers && self != .carrierMessages }
  }

  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// Sends the one mail that asks to confirm all of `offers`; no advertising in it. Answers the same whether or not
  /// the address is known: at most one a day and three until one is confirmed, counted under a keyed digest that
  /// outlives the address itself (R6).
  package func request(_ offers: [Offer], for email: EmailAddress, in language: Language) async throws {
    try await desk.store.write { tx in
      guard !offers.isEmpty, try Limits.allow(.signUpPerAddress, email.text, in: tx) == .within,
        try Limits.allow(.signUpUnconfirmed, email.text, in: tx) == .within
      else { return }
      let customer = try owner(of: email, language, in: tx)
      guard try mayAsk(customer, in: tx) else { return }
      try send(offers, to: email, of: customer, language, in: tx)
    }
  }

  package func request(_ offer: Offer, for email: EmailAddress, in language: Language) async throws {
    try await request([offer], for: email, in: language)
  }

  /// By somebody signed in: the mail goes to the first address on file. False where none went.
  func ask(_ offer: Offer, _ customer: Int64, _ language: Language, in tx: Transaction) throws -> Bool {
    guard let email = try Reach.onFile(of: customer, in: tx).emails.first,
      try mayAsk(customer, for: offer, in: tx)
    else { return false }
    try send([offer], to: email, of: customer, language, in: tx)
    return true
  }

  private func send(
    _ offers: [Offer], to email: EmailAddress, of customer: Int64, _ language: Language, in tx: Transaction
  ) throws {
    let until = try lastDay(for: customer, in: tx).start
    let token = try OneTimeLinks.issue(
      ForOptIn.self, for: customer, detail: "\(offers.map(\.rawValue).joined(separator: "+")) \(tx.now.milliseconds)",
      until: until, in: tx)
    let letter = DoubleOptIn(
      purposes: offers.map { $0.purposes[0] }, link: desk.link("/confirm", token), validUntil: until.day,
      contact: desk.contact
    ).rendered(in: language)
    try Outbox.enqueue(
      Outbox.Letter(to: email.text, name: "", subject: letter.subject, body: letter.body, language: language),
      kind: "doubleOptIn", route: .email, of: nil, in: tx)
  }

  /// What the link would confirm; shows, and changes nothing.
  package func look(_ token: Token<ForOptIn>) async throws -> [Offer]? {
    try await desk.store.read { tx in
      guard case .usable(let link) = try OneTimeLinks.look(token, in: tx) else { return nil }
      return Asked(link)?.offers
    }
  }

  /// What a link's detail says.
  private struct Asked {
    let offers: [Offer]
    let at: Instant

    init?(_ link: OneTimeLink) {
      let parts = link.detail.split(separator: " ").map(String.init)
      guard parts.count == 2, let asked = Int64(parts[1]) else { return nil }
      let names = parts[0].split(separator: "+").map(String.init)
      offers = names.compactMap(Offer.init)
      at = Instant(milliseconds: asked)
      guard !offers.isEmpty, offers.count == names.count else { return nil }
    }
  }

  /// The owner of the address confirmed: consent with both moments as proof, the lane opened again.
  package func confirm(_ token: Token<ForOptIn>) async throws -> [Offer] {
    try await desk.store.write { tx in
      guard case .usable(let link) = try OneTimeLinks.consume(token, in: tx), let asked = Asked(link),
        try People.exists(link.owner, in: tx)
      else { throw RightsRefusal.linkSpent }
      try tx.lock(.person(link.owner))
      for email in try Reach.onFile(of: link.owner, in: tx).emails {
        try Limits.forget(.signUpUnconfirmed, email.text, in: tx)
      }
      try bearStops(link.owner, askedAt: asked.at, in: tx)
      for offer in asked.offers {
        try give(offer, to: link.owner, askedAt: asked.at, source: "doubleOptIn", in: tx)
      }
      return asked.offers
    }
  }

  /// Who confirms a first sign-up becomes a relation of ours; what was closed for that address before stays closed
  /// (A6, T12), and only what is asked for now opens.
  private func bearStops(_ customer: Int64, askedAt: Instant, in tx: Transaction) throws {
    guard try isPending(customer, in: tx) else { return }
    let targets = try ContactDetails.onFile(of: customer, in: tx).targets
    // They are dated before this moment: what is confirmed now lifts them.
    let before = min(askedAt, tx.now.adding(milliseconds: -1))
    for scope in try BornStopped.scopes(closing: targets, surname: nil, in: tx) {
      try Evidence.stop(
        scope == .everything ? .objection : .optOut, scope, of: customer, source: "import", proven: true, at: before,
        in: tx)
    }
  }

  /// Nothing but an address of a sign-up that nobody confirmed (R6).
  private func isPending(_ customer: Int64, in tx: Transaction) throws -> Bool {
    guard let standing = try StandingTable.standing(of: customer, in: tx), standing.consents.isEmpty,
      standing.agreements.isEmpty
    else { return false }
    return try !tx.exists(
      """
      SELECT 1 AS one FROM contact_detail
      WHERE customer_id = \(customer) AND context <> \(Occasion.signUp.rawValue) LIMIT 1
      """)
  }

  private func give(
    _ offer: Offer, to customer: Int64, askedAt: Instant, source: String, in tx: Transaction
  ) throws {
    let consent = try Evidence.consent(to: offer.consent, of: customer, source: source, givenAt: askedAt, in: tx)
    for purpose in offer.purposes {
      for lane in offer.lanes { try Evidence.lift(purpose, lane, of: customer, consent: consent, in: tx) }
      try AuditLog.append(
        AuditEntry(.liftRecorded, by: .subject, subject: customer, detail: ["purpose": purpose.rawValue]), in: tx)
    }
    for target in try Reach.targets(of: customer, in: tx) where offer.opensAddress {
      for lane in offer.lanes where lane.channel == target.channel {
        try SuppressionList.lift(target, lane, in: tx)
      }
    }
    try AuditLog.append(
      AuditEntry(.consentGiven, by: .subject, subject: customer, detail: ["consent": offer.consent.rawValue]), in: tx)
    do {
      try Evidence.contact(.signUp, of: customer, ownAct: true, on: tx.today, note: offer.rawValue, in: tx)
    } catch is RowRefused {
      // Nothing else of the relationship lives: the sign-up is proven by the consent alone.
    }
  }

  /// A link ends when the statement no longer holds an unconfirmed sign-up (R6): asking again does not lengthen it.
  private func lastDay(for customer: Int64, in tx: Transaction) throws -> Day {
    var recorded: Day?
    if try isPending(customer, in: tx) {
      recorded = try tx.first(
        "SELECT MIN(recorded_day) AS day FROM contact_detail WHERE customer_id = \(customer)"
      )?.optionalDay("day")
    }
    let address = Datum(
      .contactDetails, channels: [.email], brands: [.ns],
      origin: AddressOrigin(bySubject: true, occasion: .signUp, optOutOffered: true),
      days: [.recorded: recorded ?? tx.today])
    let lives = livingPurposes(try tx.statement, Standing(firstRecorded: tx.today), address, tx.today)
    guard case .alive(let until?, _)? = lives[.signUp] else { return tx.today }
    return until
  }

  /// The person with that address, or somebody new who so far is an address and nothing else: the statement holds
  /// it until it is confirmed, for thirty days and for nothing else (S20, R6).
  private func owner(of email: EmailAddress, _ language: Language, in tx: Transaction) throws -> Int64 {
    if let known = try BlindIndex.customers(.email(email), in: tx).first { return known }
    let customer = try People.make(language: language, in: tx)
    try ContactDetails.add(email, of: customer, from: .signUp, in: tx)
    return customer
  }

  /// At most one confirmation a day to one address: the form must not become a way to pester.
  private func mayAsk(_ customer: Int64, in tx: Transaction) throws -> Bool {
    try !tx.exists(
      """
      SELECT 1 AS one FROM one_time_link
      WHERE owner_id = \(customer) AND purpose = \(TokenPurpose.optIn.rawValue)
        AND created_at > \(tx.now.adding(hours: -24))
      """)
  }
  /// Signed in, several things may be asked for on one day, each of them once.
  private func mayAsk(_ customer: Int64, for offer: Offer, in tx: Transaction) throws -> Bool {
    try !tx.run(
      """
      SELECT detail FROM one_time_link
      WHERE owner_id = \(customer) AND purpose = \(TokenPurpose.optIn.rawValue)
        AND created_at > \(tx.now.adding(hours: -24))
      """
    ).contains { try $0.text("detail").hasPrefix("\(offer.rawValue) ") }
  }
}
