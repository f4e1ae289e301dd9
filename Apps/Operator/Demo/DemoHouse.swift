import Bootstrap
import Domain
import Identity
import Rights
import Storage
import Travel

/// Fills a house for a demonstration: people in few large transactions, then companies, accounts,
/// somebody's travel, and a few journeys that went the whole way.
struct DemoHouse {
  private let world: World
  private let drawn: [DemoPerson]

  init(_ world: World, people: Int) {
    self.world = world
    var drawing = DemoPeople(today: world.clock.now.day)
    drawn = drawing.draw(people)
  }

  func fill() async throws {
    let progress = Progress("people", clock: world.clock)
    let ids = try makePeople()
    for start in stride(from: 0, to: drawn.count, by: 250) {
      let chunk = Array(zip(ids, drawn))[start..<min(start + 250, drawn.count)]
      try world.store.writeNow { tx in
        for (customer, person) in chunk { try DemoWriting(person: person, customer: customer, tx: tx).write() }
      }
      progress.show(start + chunk.count)
    }
    progress.end()
    let people = Array(zip(ids, drawn))
    let bookers = try companies(people)
    try travel(people)
    let logins = try await logins(people, bookers)
    try await journeys(people)
    try world.store.makeCheckpoint()
    try logins.keep(in: world.settings.home.logins)
  }

  /// The spines first, then all their keys in one commit: each would otherwise cost one of its own.
  private func makePeople() throws -> [Int64] {
    let ids = try world.store.writeNow { tx in
      try drawn.map { person in
        try People.make(
          firstRecorded: person.since, under16Until: person.under16Until, language: person.language, in: tx)
      }
    }
    let compartments: [(Int64, DemoPerson)] = Array(zip(ids, drawn))
    try world.store.keyring.makeKeys(
      compartments.flatMap { id, person -> [KeyName] in
        let related = !person.objects && person.under16Until == nil
        let extra = related && person.coupons > 0
        return [KeyName(id, .person)] + (related ? [KeyName(id, .relationship)] : [])
          + (extra ? [KeyName(id, .extra)] : [])
      })
    return ids
  }

  private func adults(_ people: [(Int64, DemoPerson)]) -> [(Int64, DemoPerson)] {
    people.filter { $0.1.under16Until == nil && $0.1.ended == nil }
  }

  private func companies(
    _ people: [(Int64, DemoPerson)]
  ) throws -> [(customer: Int64, login: EmailAddress, company: String)] {
    var rest = adults(people).dropFirst(20)
    return try world.store.writeNow { tx in
      try DemoCompanies.all.compactMap { company in
        let members = Array(rest.prefix(DemoCompanies.peopleEach))
        rest = rest.dropFirst(DemoCompanies.peopleEach)
        guard let booker = members.first else { return nil }
        try DemoCompanies.write(company, members, in: tx)
        guard let login = DemoCompanies.login(booker.1, 0, at: company) else { return nil }
        return (booker.0, login, company.name)
      }
    }
  }

  /// The traveller: the first who may be analysed at all.
  private func traveller(_ people: [(Int64, DemoPerson)]) -> (Int64, DemoPerson)? {
    adults(people).first { !$0.1.objects && $0.1.email != nil && !$0.1.contacts.isEmpty }
  }

  private func travel(_ people: [(Int64, DemoPerson)]) throws {
    guard let (_, person) = traveller(people) else { return }
    let export = DemoTravel.export(of: person, today: world.clock.now.day)
    try TravelIntake(world.store).importFile(export, by: .operator)
  }

  private func logins(
    _ people: [(Int64, DemoPerson)], _ bookers: [(customer: Int64, login: EmailAddress, company: String)]
  ) async throws -> DemoLogins {
    var logins = DemoLogins(world)
    let first = traveller(people)
    if let (customer, person) = first, let email = person.email {
      try await logins.customer(customer, email, "travels")
    }
    let own = adults(people).filter { person in
      person.1.email != nil && person.0 != first?.0 && people.filter { $0.1.email == person.1.email }.count == 1
    }
    let wanted: [(String, (DemoPerson) -> Bool)] = [
      ("has NS Extra and a coupon", { $0.coupons > 0 && !$0.objects }),
      ("has objected before", { $0.objects }),
      (Self.reader, { $0.consents.contains(.newsletterEmail) && !$0.objects && $0.coupons == 0 }),
      ("reads English", { $0.language == .en && !$0.objects && $0.coupons == 0 && $0.consents.isEmpty }),
    ]
    for (who, fits) in wanted {
      guard let (customer, person) = own.first(where: { fits($0.1) }), let email = person.email else { continue }
      try await logins.customer(customer, email, who)
      if who == Self.reader { try logins.unsubscribing(customer, who) }
    }
    for booker in bookers { try await logins.booker(booker.customer, booker.login, booker.company) }
    for role in [StaffRole.agent, .dpo, .operator, .marketer] { try await logins.staff(role) }
    // Nobody releases a campaign of their own.
    try await logins.staff(.marketer, named: "marketer2")
    return logins
  }

  private static let reader = "gets the newsletter"

  /// Two objections that went the whole way, and one that waits for its 72 hours.
  private func journeys(_ people: [(Int64, DemoPerson)]) async throws {
    let desk = RightsDesk(store: world.store, publicURL: world.settings.publicURL)
    let willing = adults(people).filter { !$0.1.objects && $0.1.email != nil }.suffix(3)
    for (index, (customer, person)) in willing.enumerated() {
      if index < 2 {
        _ = try await ObjectToProcessing(desk).submit(.everything, by: customer, in: person.language)
      } else if let email = person.email {
        _ = try await ObjectToProcessing(desk).submit(.everything, naming: .email(email), in: person.language)
      }
    }
  }
}
