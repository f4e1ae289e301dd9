import Domain
import Marketing
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// The newer statement asks for a yes: everybody without it stops at once, and going back revives nobody (A9).
@Suite struct AnotherStatementTests {
  struct People {
    let house: TemporaryHouse
    /// Bought something, and was never asked.
    let jan: Int64
    /// Said yes to everything there is to say yes to.
    let noor: Int64
    /// Objected to everything.
    let wil: Int64
    /// Said yes, and took it back.
    let ali: Int64
    /// Under 16, with a yes all the same.
    let kim: Int64

    static let asked: [ConsentName] = [
      .emailOffers, .newsletterEmail, .newsletterPost, .postOffers, .travelPersonalisation, .partnerOffers,
    ]

    init(_ dialect: Dialect) async throws {
      let house = try TemporaryHouse(on: dialect)
      self.house = house
      let ids = try house.store.writeNow { tx in
        try (1...5).map { number in
          let person = try Fixture.subscriber(
            email: "mens\(number)@voorbeeld.example", card: "352807041234567\(number)", in: tx)
          _ = try Fixture.home(of: person, in: tx)
          return person
        }
      }
      (jan, noor, wil, ali, kim) = (ids[0], ids[1], ids[2], ids[3], ids[4])
      let (noor, ali, kim) = (noor, ali, kim)
      try house.store.writeNow { tx in
        for person in [noor, ali, kim] {
          for name in Self.asked {
            try Evidence.consent(to: name, of: person, source: "portal", givenAt: tx.now, in: tx)
          }
        }
        for name in Self.asked { try Evidence.withdraw(name, of: ali, in: tx) }
        try tx.run(
          "UPDATE customer SET under16_until = \(tx.today.adding(days: 900)) WHERE customer_id = \(kim)")
        try StandingTable.refold(kim, in: tx)
      }
      house.time.advance(hours: 1)
      _ = try await ObjectToProcessing(house.desk).submit(.everything, by: wil, in: .nl)
    }

    func activate(_ statement: Statement) throws {
      try house.store.writeNow { tx in
        try StatementActivations.activate(statement, from: tx.today, releasedBy: ("a", "b"), in: tx)
      }
    }

    func reached(_ way: Approach) throws -> [Int64: LegalBasis] {
      let members = try Audience.find(Audience.Question(way), on: house.store).members
      return Dictionary(uniqueKeysWithValues: members.map { ($0.customer, $0.basis) })
    }

    /// Which of these two lines of the preferences page are on.
    func on(_ person: Int64) async throws -> Set<Preferences.Line> {
      let choices = try await Preferences(house.desk).current(of: person)
      return Set(choices.filter(\.isOn).map(\.line)).intersection([.emailNS, .post])
    }
  }

  /// Every way of sending whose basis the two statements tell apart.
  static let ways: [Approach] = [
    own(.marketingActions, Lane(.email, .ns)),
    own(.marketingActions, Lane(.email, .nsInternational)),
    own(.marketingActions, Lane(.post, .ns)),
    own(.spoordeelwinkel, Lane(.email, .ns)),
    own(.spoordeelwinkel, Lane(.post, .ns)),
    own(.newsletterEmail, Lane(.email, .ns)),
    own(.newsletterPost, Lane(.post, .ns)),
    own(.personalisedOffers, Lane(.email, .ns)),
    own(.personalisedOffers, Lane(.post, .ns)),
  ]

  private static func own(_ purpose: Purpose, _ lane: Lane) -> Approach {
    Approach(purpose, lane, .offer(.ownSimilar, for: .passengerGrowth))
  }

  @Test(arguments: Dialect.allCases) func withoutAYesEverybodyStopsAtOnceAndGoingBackRevivesNobody(
    on dialect: Dialect
  ) async throws {
    let people = try await People(dialect)
    let house = people.house
    let (older, newer) = (Fixture.statements[0], Fixture.statements[1])
    let before = try Self.ways.map(people.reached)
    #expect(before.contains { $0[people.jan] == .legitimateInterest })
    #expect(try await people.on(people.jan) == [.emailNS, .post])

    house.time.advance(days: 1)
    try people.activate(newer)
    for (way, reached) in zip(Self.ways, before) {
      let now = try people.reached(way)
      #expect(Set(now.keys).isSubset(of: [people.noor]), "\(way)")
      #expect(now[people.noor] == (reached[people.noor] == nil ? nil : .consent), "\(way)")
    }
    #expect(try await people.on(people.jan).isEmpty)
    #expect(try await people.on(people.noor) == [.emailNS, .post])

    // Whether or not the sweep has been by in between.
    for day in 1...2 {
      if day == 2 {
        house.time.advance(days: 1)
        _ = try Sweep(store: house.store).once()
        try people.activate(newer)
      }
      house.time.advance(days: 1)
      try people.activate(older)
      for way in Self.ways {
        #expect(try Set(people.reached(way).keys).isSubset(of: [people.noor]), "\(way), back at \(day)")
      }
      #expect(try await people.on(people.jan).isEmpty)
      #expect(try await people.on(people.noor).contains(.emailNS))
    }
    // What the page says is what the programs do.
    let page = try house.store.readNow { tx in StatementPage(try tx.statement, .en) }
    let marketing = try #require(page.relationship.first { $0.purpose == .marketingActions })
    #expect(marketing.bases.allSatisfy { $0.text.contains("you said yes to it") })
    // A yes is a yes under either.
    try house.store.writeNow { tx in
      _ = try Evidence.consent(to: .emailOffers, of: people.jan, source: "portal", givenAt: tx.now, in: tx)
    }
    #expect(try people.reached(Self.ways[0])[people.jan] == .consent)
  }

  @Test func aStatementThatCameFirstCountsAsItWasWritten() throws {
    let (older, newer) = (Fixture.statements[0], Fixture.statements[1])
    func timeline(_ statements: [Statement]) throws -> StatementTimeline {
      let first = Day("2026-08-01")!
      return try StatementTimeline(
        statements.enumerated().map { StatementTimeline.Reign($1, from: first.adding(days: $0)) })
    }
    let there = try timeline([older, newer])
    #expect(there.reigns.allSatisfy { $0.statement.narrowing.isEmpty })
    #expect(there.reigns.map(\.statement.digest) == [older.digest, newer.digest])
    let back = try timeline([older, newer, older])
    let narrowed = back.reigns[2].statement
    #expect(narrowed.narrowing.contains("marketingActions email ns emailOffers"))
    #expect(narrowed.source == older.source && narrowed.digest != older.digest)
    #expect(narrowed.terms(of: .analysis) == older.terms(of: .analysis), "an interest both rest on stays one")
    // Read again out of what it gave, it is the same.
    let again = try StatementTimeline(back.reigns.map { StatementTimeline.Reign($0.statement, from: $0.from) })
    #expect(again.reigns.map(\.statement.digest) == back.reigns.map(\.statement.digest))
  }
}
