import Domain
import Marketing
import Storage
import TestSupport
import Testing

@Suite struct AudienceTests {
  /// A dozen people with addresses of every origin live through forty acts, years and a new statement; again and
  /// again the audience is what the pure decision says, person by person, members and reasons alike.
  @Test(arguments: 1...4) func theAudienceIsThePureDecisionPersonByPerson(seed: UInt64) throws {
    let house = try TemporaryHouse(seed: seed)
    var lives = RandomLives(seed: seed)
    let people = try house.store.writeNow { tx in try lives.people(12, in: tx) }
    var (found, reasons) = (0, Set<SendReason>())
    for step in 1...40 {
      if step == 20 { try activateTheNewest(in: house) }
      house.time.advance(minutes: 1 + lives.below(500), days: lives.below(4) == 0 ? lives.below(150) : 0)
      try house.store.writeNow { tx in try lives.act(on: people[lives.below(people.count)], in: tx) }
      if lives.below(3) == 0 { try Reaching(store: house.store).round() }
      for question in [lives.question(), lives.question()] {
        // Now and then with stale rows, which the question itself decides.
        let audience =
          lives.below(2) == 0
          ? try Audience.find(question, on: house.store)
          : try house.store.readNow { tx in try Audience.find(question, in: tx) }
        let expected = try pureDecision(question, of: people, in: house)
        #expect(Set(audience.members) == expected.members, "seed \(seed), step \(step), \(question)")
        #expect(audience.members.count == expected.members.count)
        #expect(audience.reasons == expected.reasons, "seed \(seed), step \(step), \(question)")
        found += expected.members.count
        reasons.formUnion(expected.reasons.keys)
      }
    }
    #expect(found > 15 && reasons.count > 9, "hardly anything was tried: \(found), \(reasons)")
  }

  @Test func aStopClosesTheWayInTheSameTransactionAndALiftOpensItAgain() throws {
    let house = try TemporaryHouse()
    let noor = try house.store.writeNow { tx in try buyer(in: tx) }
    #expect(try Audience.find(Audience.Question(offers), on: house.store).byBasis == [.legitimateInterest: 1])
    try house.store.writeNow { tx in
      _ = try Evidence.stop(.optOut, .emailNS, of: noor, source: "footer", proven: true, in: tx)
      #expect(try Audience.find(Audience.Question(offers), in: tx).members.isEmpty)
    }
    house.time.advance(minutes: 1)
    try house.store.writeNow { tx in
      let consent = try Evidence.consent(to: .emailOffers, of: noor, source: "portal", givenAt: tx.now, in: tx)
      try Evidence.lift(.marketingActions, offers.lane, of: noor, consent: consent, in: tx)
      #expect(try Audience.find(Audience.Question(offers), in: tx).members.map(\.customer) == [noor])
    }
  }

  @Test func anErasedAddressIsWrittenToNoMore() throws {
    let house = try TemporaryHouse()
    let noor = try house.store.writeNow { tx in try buyer(in: tx) }
    #expect(try Audience.find(Audience.Question(offers), on: house.store).members.count == 1)
    try house.store.writeNow { tx in
      for row in try Rows.read(Inventory.table("contact_detail"), of: noor, in: tx) { try Rows.erase(row, in: tx) }
    }
    let audience = try Audience.find(Audience.Question(offers), on: house.store)
    #expect(audience.members.isEmpty && audience.reasons == [.noAddress: 1])
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
    #expect(try Audience.find(Audience.Question(offers), on: house.store).members.count == 1)
    house.time.set(last.adding(days: -1).at(minute: 600))
    #expect(try Audience.find(Audience.Question(offers), on: house.store).members.count == 1)
    #expect(try Reaching(store: house.store).round() == 0, "nothing had to be worked out again before that day")
    house.time.set(last.at(minute: 600))
    #expect(try Audience.find(Audience.Question(offers), on: house.store).members.isEmpty)
  }

  @Test func underTheNewStatementOnlyAConsentOpensTheWay() throws {
    let house = try TemporaryHouse()
    let people = try house.store.writeNow { tx in try (1...3).map { _ in try buyer(in: tx) } }
    try house.store.writeNow { tx in
      _ = try Evidence.consent(to: .emailOffers, of: people[1], source: "portal", givenAt: tx.now, in: tx)
    }
    #expect(try Audience.find(Audience.Question(offers), on: house.store).byBasis == [.legitimateInterest: 3])
    try activateTheNewest(in: house)
    // Before anybody has worked it out anew, the bytes of the old statement count for nothing.
    let audience = try house.store.readNow { tx in try Audience.find(Audience.Question(offers), in: tx) }
    #expect(
      audience.members == [Audience.Member(customer: people[1], ground: SendGround(.consent, consent: .emailOffers))])
    #expect(try Reaching(store: house.store).round() == 3)
    #expect(try Audience.find(Audience.Question(offers), on: house.store).members == audience.members)
  }

  @Test func aReportOfADeathTakesItsPersonOutOfServiceMessagesToo() throws {
    let house = try TemporaryHouse()
    let noor = try house.store.writeNow { tx in
      let noor = try buyer(in: tx)
      try Evidence.agree(.subscription, of: noor, terms: "2026", since: tx.today, in: tx)
      return noor
    }
    let question = Audience.Question(Approach(.serviceMessages, Lane(.email, .ns), .service(.change)))
    #expect(try Audience.find(question, on: house.store).members.map(\.customer) == [noor])
    try house.store.writeNow { tx in _ = try Deaths.record(of: noor, .register, died: nil, for: 1, stop: 1, in: tx) }
    #expect(try Audience.find(question, on: house.store).reasons == [.reportedDeceased: 1])
  }

  @Test func oneObjectionIsInTheNextRunAndTheDifferenceNamesIt() throws {
    let house = try TemporaryHouse()
    let people = try house.store.writeNow { tx in try (1...4).map { _ in try buyer(in: tx) } }
    let question = Audience.Question(offers, name: "voorjaar")
    let before = try house.store.writeNow { tx in try Audience.find(question, in: tx).keep(in: tx) }
    house.time.advance(minutes: 1)
    try house.store.writeNow { tx in
      _ = try Evidence.stop(.objection, .everything, of: people[2], source: "portal", proven: true, in: tx)
    }
    let after = try house.store.writeNow { tx in try Audience.find(question, in: tx).keep(in: tx) }
    #expect(after.changes(since: before) == [.basis(.legitimateInterest): -1, .reason(.objected): 1])
    try house.store.readNow { tx in
      let (kept, others) = (try AudienceRun.all(in: tx), try AudienceRun.all(name: "najaar", in: tx))
      #expect(kept == [after, before] && others.isEmpty)
    }
    #expect(after.people == 3 && after.others == 1)
    let chart = AudienceChart(after, .nl).svg
    #expect(chart.contains("alle reclame gestopt") && chart.contains(">3<"))
  }

  @Test func recipientsArePickedByTheirMonthCountersAndNothingFiner() throws {
    let house = try TemporaryHouse()
    let people = try house.store.writeNow { tx in try (1...4).map { _ in try buyer(in: tx) } }
    let month = house.time.now.day.month
    // Much in the peak, little, much outside it, and only in this month, which is not over.
    let counters = [(0, -1, "12", "9/3/0"), (1, -1, "2", "0/2/0"), (2, -2, "12", "1/9/2"), (3, 0, "40", "40/0/0")]
    for (index, back, journeys, peak) in counters {
      let ref = try house.store.keyring.makeTravelRef(for: people[index])
      try house.store.writeNow { tx in
        _ = try tx.run(
          """
          INSERT INTO month_counter (travel_ref, month, travel_frequency, recency, peak_use, preferred_routes,
            preferred_stations, ov_fiets, bicycle_parking, travel_revenue)
          VALUES (\(ref), \(month.adding(back)), \(journeys), '0', \(peak), '', '', '0', '0', '0')
          """)
      }
    }
    func found(_ travel: TravelSelection, _ objective: Objective = .passengerGrowth) throws -> Audience {
      var selection = Selection()
      selection.travel = travel
      let approach = Approach(.personalisedOffers, Lane(.email, .ns), .offer(.ownSimilar, for: objective))
      return try Audience.find(Audience.Question(approach, selection), on: house.store)
    }
    var often = TravelSelection()
    often.months = 3
    often.leastJourneys = 4
    #expect(Set(try found(often).members.map(\.customer)) == [people[0], people[2]])
    #expect(try found(often).reasons == [.travelsOtherwise: 2])
    var peak = TravelSelection()
    peak.leastPeakPercent = 50
    #expect(try found(peak).members.map(\.customer) == [people[0]])
    var seldom = TravelSelection()
    seldom.months = 1
    seldom.mostJourneys = 3
    #expect(try found(seldom).members.map(\.customer) == [people[1]])
    // For anything but growth and spreading it takes a consent (S7).
    #expect(try found(often, .relationship).reasons == [.travelNeedsConsent: 4])
  }

  private let offers = Approach(.marketingActions, Lane(.email, .ns), .offer(.ownSimilar, for: .relationship))

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

  /// Asked of every person, as the decision and the selection answer; from the evidence, and from nothing kept.
  private func pureDecision(
    _ question: Audience.Question, of people: [Int64], in house: TemporaryHouse
  ) throws -> (members: Set<Audience.Member>, reasons: [SendReason: Int]) {
    try house.store.readNow { tx in
      var (members, reasons) = (Set<Audience.Member>(), [SendReason: Int]())
      for customer in people {
        let standing = try StandingTable.fold(customer, in: tx)
        let details = try ["contact_detail", "business_contact_detail"].flatMap { table in
          try Rows.read(Inventory.table(table), of: customer, in: tx).map(\.datum)
        }
        var screening = Screening()
        screening.isReportedDeceased = try Deaths.isReported(customer, in: tx)
        switch decide(try tx.statement, standing, details, question.approach, tx.today, screening) {
        case .refused(let refusal): reasons[refusal.reason, default: 0] += 1
        case .allowed(let ground):
          if let reason = leftOut(customer, standing, question, try People.language(of: customer, in: tx), tx.today) {
            reasons[reason, default: 0] += 1
          } else {
            members.insert(Audience.Member(customer: customer, ground: ground))
          }
        }
      }
      return (members, reasons)
    }
  }

  private func leftOut(
    _ customer: Int64, _ standing: Standing, _ question: Audience.Question, _ language: Language, _ day: Day
  ) -> SendReason? {
    let wanted = question.selection
    if !wanted.languages.isEmpty, !wanted.languages.contains(language) { return .otherLanguage }
    if let name = wanted.agreement, standing.agreements[name]?.runs(on: day) != true { return .otherAgreement }
    if let months = wanted.contactWithinMonths {
      guard let last = standing.lastContact, last >= day.month.adding(-months).first else { return .contactTooLongAgo }
    }
    return HoldOut(wanted.holdOutPercent, of: question.name).contains(customer) ? .heldOut : nil
  }
}
