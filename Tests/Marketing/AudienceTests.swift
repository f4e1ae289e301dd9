import Domain
import Marketing
import Storage
import TestSupport
import Testing

@Suite struct AudienceTests {
  /// A dozen people with addresses of every origin live through forty acts, years and a new statement; again and
  /// again the audience is what the pure decision says, person by person.
  @Test(arguments: 1...4) func theAudienceIsThePureDecisionPersonByPerson(seed: UInt64) throws {
    let house = try TemporaryHouse(seed: seed)
    var lives = RandomLives(seed: seed)
    let people = try house.store.writeNow { tx in try lives.people(12, in: tx) }
    var found = 0
    for step in 1...40 {
      if step == 20 { try activateTheNewest(in: house) }
      house.time.advance(minutes: 1 + lives.below(500), days: lives.below(4) == 0 ? lives.below(150) : 0)
      try house.store.writeNow { tx in try lives.act(on: people[lives.below(people.count)], in: tx) }
      if lives.below(3) == 0 { try Reaching(store: house.store).round() }
      for way in [lives.way(), lives.way()] {
        // Now and then with stale rows, which the question itself decides.
        let audience =
          lives.below(2) == 0
          ? try Audience.find(way, on: house.store) : try house.store.readNow { tx in try Audience.find(way, in: tx) }
        let expected = try pureDecision(way, of: people, in: house)
        #expect(Set(audience.members) == expected, "seed \(seed), step \(step), \(way)")
        #expect(audience.members.count == expected.count && audience.others == people.count - expected.count)
        found += expected.count
      }
    }
    #expect(found > 30, "hardly anybody was ever found: nothing was tried")
  }

  @Test func aStopClosesTheWayInTheSameTransactionAndALiftOpensItAgain() throws {
    let house = try TemporaryHouse()
    let noor = try house.store.writeNow { tx in try buyer(in: tx) }
    #expect(try Audience.find(offers, on: house.store).byBasis == [.legitimateInterest: 1])
    try house.store.writeNow { tx in
      _ = try Evidence.stop(.optOut, .emailNS, of: noor, source: "footer", proven: true, in: tx)
      #expect(try Audience.find(offers, in: tx).members.isEmpty)
    }
    house.time.advance(minutes: 1)
    try house.store.writeNow { tx in
      let consent = try Evidence.consent(to: .emailOffers, of: noor, source: "portal", givenAt: tx.now, in: tx)
      try Evidence.lift(.marketingActions, offers.lane, of: noor, consent: consent, in: tx)
      #expect(try Audience.find(offers, in: tx).members.map(\.customer) == [noor])
    }
  }

  @Test func anErasedAddressIsWrittenToNoMore() throws {
    let house = try TemporaryHouse()
    let noor = try house.store.writeNow { tx in try buyer(in: tx) }
    #expect(try Audience.find(offers, on: house.store).members.count == 1)
    try house.store.writeNow { tx in
      for row in try Rows.read(Inventory.table("contact_detail"), of: noor, in: tx) { try Rows.erase(row, in: tx) }
    }
    let audience = try Audience.find(offers, on: house.store)
    #expect(audience.members.isEmpty && audience.others == 1)
  }

  @Test func aRoundWorksOutWhoIsStaleAndNobodyElse() throws {
    let house = try TemporaryHouse()
    let people = try house.store.writeNow { tx in try (1...5).map { _ in try buyer(in: tx) } }
    #expect(try Reaching(store: house.store).round() == 5)
    #expect(try Reaching(store: house.store).round() == 0)
    try house.store.writeNow { tx in
      _ = try Evidence.stop(.objection, .everything, of: people[2], source: "portal", proven: true, in: tx)
    }
    #expect(try Reaching(store: house.store).round() == 1)
    // Folded again to the same, nothing of it has changed.
    try house.store.writeNow { tx in _ = try StandingTable.refold(people[3], in: tx) }
    #expect(try Reaching(store: house.store).round() == 0)
  }

  @Test func theDayOnWhichAnAddressHasHadItsTimeClosesTheWay() throws {
    let house = try TemporaryHouse()
    _ = try house.store.writeNow { tx in try buyer(in: tx) }
    let last = house.time.now.day.adding(months: 48)
    #expect(try Audience.find(offers, on: house.store).members.count == 1)
    house.time.set(last.adding(days: -1).at(minute: 600))
    #expect(try Audience.find(offers, on: house.store).members.count == 1)
    #expect(try Reaching(store: house.store).round() == 0, "nothing had to be worked out again before that day")
    house.time.set(last.at(minute: 600))
    #expect(try Audience.find(offers, on: house.store).members.isEmpty)
  }

  @Test func underTheNewStatementOnlyAConsentOpensTheWay() throws {
    let house = try TemporaryHouse()
    let people = try house.store.writeNow { tx in try (1...3).map { _ in try buyer(in: tx) } }
    try house.store.writeNow { tx in
      _ = try Evidence.consent(to: .emailOffers, of: people[1], source: "portal", givenAt: tx.now, in: tx)
    }
    #expect(try Audience.find(offers, on: house.store).byBasis == [.legitimateInterest: 3])
    try activateTheNewest(in: house)
    // Before anybody has worked it out anew, the bytes of the old statement count for nothing.
    let audience = try house.store.readNow { tx in try Audience.find(offers, in: tx) }
    #expect(audience.members == [Audience.Member(customer: people[1], basis: .consent)])
    #expect(try Reaching(store: house.store).round() == 3)
    #expect(try Audience.find(offers, on: house.store).members == audience.members)
  }

  private let offers = Reach.Way(.marketingActions, Lane(.email, .ns))

  private func buyer(in tx: Transaction) throws -> Int64 {
    let id = try People.make(language: .nl, in: tx)
    try Evidence.contact(.purchase, of: id, ownAct: true, on: tx.today, note: "Dagkaart", in: tx)
    try ContactDetails.add(EmailAddress("noor\(id)@voorbeeld.example")!, of: id, from: .sale, in: tx)
    return id
  }

  private func activateTheNewest(in house: TemporaryHouse) throws {
    let newest = try ShippedStatements.all()[1]
    try house.store.writeNow { tx in
      try StatementActivations.activate(newest, from: tx.today, releasedBy: ("a", "b"), in: tx)
    }
  }

  /// Asked of every person and every address of theirs, as the statement's own function answers.
  private func pureDecision(
    _ way: Reach.Way, of people: [Int64], in house: TemporaryHouse
  ) throws -> Set<Audience.Member> {
    try house.store.readNow { tx in
      var members: Set<Audience.Member> = []
      for customer in people {
        let standing = try #require(try StandingTable.standing(of: customer, in: tx))
        let details = try ["contact_detail", "business_contact_detail"].flatMap { table in
          try Rows.read(Inventory.table(table), of: customer, in: tx).map(\.datum)
        }
        let bases = try details.filter { $0.channels.contains(way.lane.channel) }.compactMap { detail -> LegalBasis? in
          let answer = mayUse(try tx.statement, standing, detail, tx.today, for: way.purpose, over: way.lane)
          return if case .allowed(let basis, _) = answer { basis } else { nil }
        }
        if let basis = LegalBasis.allCases.first(where: bases.contains) {
          members.insert(Audience.Member(customer: customer, basis: basis))
        }
      }
      return members
    }
  }
}
