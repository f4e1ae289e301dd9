import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

/// What a line of the page says it stops is what afterwards is stopped, and nothing else: every line, both statements, and
/// people who differ in all that decides about them.
@Suite struct PreferencePropertyTests {
  /// One purpose by one way of sending.
  private struct Way: Hashable {
    let purpose: Purpose
    let lane: Lane
  }

  /// Written by hand, from the words of the page and not from the statement.
  private func says(_ line: Preferences.Line, _ way: Way) -> Bool {
    let isService = way.purpose == .serviceMessages || !way.purpose.servesRelationship
    switch line {
    case .emailNS: return way.lane == Lane(.email, .ns) && !isService
    case .emailNSInternational: return way.lane == Lane(.email, .nsInternational) && !isService
    case .post: return way.lane.channel == .post && !isService
    case .telephone: return way.lane.channel == .telephone && !isService
    case .travelOffers:
      return way.purpose == .personalisedOffers || way.purpose == .travelIntake || way.purpose == .analysis
    case .nsExtra: return way.purpose == .nsExtra
    case .carrierMessages: return way.purpose == .carrierMessages
    case .partnerOffers: return way.purpose == .partnerOffers
    case .emailTracking, .websiteTracking, .serviceMessages: return false
    }
  }

  @Test(arguments: Fixture.statements, Preferences.Line.allCases)
  func aLineStopsWhatItSaysAndNothingElse(_ statement: Statement, _ line: Preferences.Line) async throws {
    let house = try TemporaryHouse(statement: statement)
    var tried = 0
    for seed in 0..<6 {
      let person = try house.store.writeNow { tx in try self.person(seed, in: tx) }
      let (before, addresses) = try state(of: person, house)
      let on = try await lines(of: person, house)
      guard on.contains(line) else { continue }
      tried += 1
      // Something else stays on, or it is the wish for service messages alone.
      let wanted = on.subtracting([line])
      guard wanted.contains(where: \.isAdvertising) || !line.isAdvertising else { continue }
      _ = try await Preferences(house.desk).keep(wanted, by: person, in: .nl)
      let (after, _) = try state(of: person, house, over: addresses)
      let stopped = before.ways.subtracting(after.ways)
      for way in stopped { #expect(says(line, way), "\(line) also stopped \(way), \(seed)") }
      // What was never derived from travelling may still be offered (S15), and what no yes was needed for (A8).
      for way in after.ways where says(line, way) && line != .travelOffers {
        if line != .partnerOffers || way.lane.channel == .email { Issue.record("\(line) left \(way), \(seed)") }
      }
      #expect(after.ways.isSubset(of: before.ways))
      #expect(after.declines == (before.declines || line == .serviceMessages))
      #expect(try await !lines(of: person, house).contains(line))
      for consent in [ConsentName.emailTracking, .websiteTracking] {
        let ends = line == .emailNS || line == .emailTracking ? ConsentName.emailTracking : .websiteTracking
        let isThis = [.emailNS, .emailTracking, .websiteTracking].contains(line) && consent == ends
        #expect(after.consents.contains(consent) == (before.consents.contains(consent) && !isThis))
      }
    }
    #expect(tried > 0, "nobody had \(line) on")
  }

  /// S27, both ways round.
  @Test(arguments: Fixture.statements) func serviceMessagesAndAdvertisingDoNotTouchEachOther(_ statement: Statement)
    async throws
  {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let before = try await lines(of: jan, house)
    #expect(before.contains(.serviceMessages))
    _ = try await Preferences(house.desk).serviceOnly(by: jan, in: .nl)
    #expect(try await lines(of: jan, house) == [.serviceMessages], "the preset leaves them")
    _ = try await Preferences(house.desk).keep([], by: jan, in: .nl)
    let standing = try #require(try house.standing(of: jan))
    #expect(standing.declinesServiceMessages)
    let today = house.today
    for brand in Brand.allCases {
      let address = Datum(.contactDetails, channels: [.email], brands: [brand], days: [.recorded: today])
      #expect(
        mayUse(statement, standing, address, today, for: .serviceMessages, over: Lane(.email, brand)).isAllowed,
        "what a contract makes us say comes all the same")
    }
    // And they come again without a mail to confirm: it is no advertising, and lifts none.
    let change = try await Preferences(house.desk).keep([.serviceMessages], by: jan, in: .nl)
    #expect(change.asked.isEmpty && change.stopped.isEmpty)
    #expect(try await lines(of: jan, house) == [.serviceMessages])
    #expect(try house.standing(of: jan)?.stops.map(\.scope) == [.everything])
    #expect(try house.letters("doubleOptIn").isEmpty)
  }

  @Test func aServiceStopOfBeforeOutlivesAnObjectionAndIsProvenByNone() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    _ = try await Intake(house.desk).take(
      .stop(.serviceMessages), for: .jan, .sample(.telephone, on: house.today), in: .nl)
    #expect(try house.canWriteMarketing(to: jan) && house.standing(of: jan)?.declinesServiceMessages == true)
    #expect(try house.suppressed("jan@voorbeeld.example").isEmpty)
    _ = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let stops = try #require(try house.standing(of: jan)).stops
    #expect(stops.first { $0.scope == .serviceMessages }?.proven == false)
    #expect(Set(stops.map(\.scope)) == [.serviceMessages, .everything])
  }

  /// S4: what the employer gave is the person's to choose about too.
  @Test func aBookersOwnChoicesReachTheirBusinessAddress() async throws {
    let house = try TemporaryHouse()
    let bea = try house.store.writeNow { tx in
      let bea = try People.make(language: .nl, in: tx)
      try Evidence.agree(.businessCard, of: bea, terms: "2026", since: tx.today.adding(days: -100), in: tx)
      let fields: [(String, [String: String])] = [
        ("name", ["given": "Bea", "surname": "Bos"]), ("email", ["email": "bea@bedrijf.example"]),
        (
          "address",
          ["street": "Kade", "houseNumber": "1", "postcode": "3511AB", "place": "Utrecht"]
        ),
      ]
      for (kind, sealed) in fields {
        try Rows.write(
          "business_contact_detail", of: bea,
          ["kind": kind, "source": "employer", "organisation_id": 1, "recorded_day": tx.today], sealing: sealed, in: tx)
      }
      return bea
    }
    let before = try await lines(of: bea, house)
    #expect(before.contains(.post) && !before.contains(.emailNS), "an employer's word is no leave to mail (A7b)")
    _ = try await Preferences(house.desk).keep([], by: bea, in: .nl)
    #expect(try await !lines(of: bea, house).contains(.post))
    let closed = try house.store.readNow { tx in
      try SuppressionList.scopes(.household(surname: "Bos", house: "3511AB 1"), Lane(.post, .ns), in: tx)
    }
    #expect(closed == [.everything])
  }

  // MARK: - People

  /// Each seed is another mixture of what decides.
  private func person(_ seed: Int, in tx: Transaction) throws -> Int64 {
    let person = try Fixture.subscriber(
      email: "p\(seed)@voorbeeld.example", card: String(3_528_070_400_000_000 + seed), in: tx)
    try Fixture.home(of: person, in: tx)
    func gives(_ consent: ConsentName) throws {
      try Evidence.consent(to: consent, of: person, source: "portal", givenAt: tx.now, in: tx)
    }
    if seed % 2 == 0 {
      try Evidence.agree(.nsExtra, of: person, terms: "2026", since: tx.today.adding(days: -90), in: tx)
      try ExtraBenefits.add("koffie", of: person, on: tx.today, in: tx)
      try ContactDetails.add(#require(PhoneNumber("0612345678")), of: person, from: .sale, in: tx)
      try gives(.telephoneOffers)
    }
    if seed % 3 == 0 {
      for consent in [ConsentName.carrierMessages, .partnerOffers, .emailTracking] { try gives(consent) }
    }
    if seed % 4 == 1 {
      for consent in [ConsentName.websiteTracking, .newsletterEmail, .newsletterPost] { try gives(consent) }
    }
    if seed % 4 < 2 {
      try ContactDetails.add(
        #require(EmailAddress("i\(seed)@voorbeeld.example")), of: person,
        from: ContactDetails.Origin(source: "subject", context: .sale, brand: .nsInternational, optOutOffered: true),
        in: tx)
    }
    if seed == 5 { try Evidence.stop(.optOut, .post, of: person, source: "portal", proven: true, in: tx) }
    return person
  }

  private func lines(of person: Int64, _ house: TemporaryHouse) async throws -> Set<Preferences.Line> {
    Set(try await Preferences(house.desk).current(of: person).filter(\.isOn).map(\.line))
  }

  private struct State {
    let ways: Set<Way>
    let declines: Bool
    let consents: Set<ConsentName>
  }

  /// All that is allowed over the addresses as they were at first: what a row's erasure does is another matter.
  private func state(
    of person: Int64, _ house: TemporaryHouse, over known: [Datum]? = nil
  ) throws -> (State, [Datum]) {
    try house.store.readNow { tx in
      let standing = try #require(try StandingTable.standing(of: person, in: tx))
      let addresses = try known ?? ContactDetails.rows(of: person, in: tx).map(\.datum)
      let statement = try tx.statement
      let travel = Datum(.travelBehaviour, days: [.recorded: tx.today, .happened: tx.today, .monthEnd: tx.today])
      var ways: Set<Way> = []
      for purpose in Purpose.allCases {
        for channel in Channel.allCases {
          for brand in Brand.allCases {
            let lane = Lane(channel, brand)
            let data =
              addresses.filter { $0.channels.contains(channel) } + (channel == .inHouse ? addresses + [travel] : [])
            if data.contains(where: { mayUse(statement, standing, $0, tx.today, for: purpose, over: lane).isAllowed }) {
              ways.insert(Way(purpose: purpose, lane: lane))
            }
          }
        }
      }
      return (
        State(
          ways: ways, declines: standing.declinesServiceMessages,
          consents: Set(standing.consents.filter(\.value.lives).keys)), addresses
      )
    }
  }
}
