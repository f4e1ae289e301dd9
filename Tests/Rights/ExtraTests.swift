import Domain
import Foundation
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// NS Extra as an agreement (S29–S35), under both statements and on every engine.
@Suite struct ExtraTests {
  static let places = Dialect.allCases.flatMap { dialect in Fixture.statements.indices.map { (dialect, $0) } }
  static let card = "3528070412345678"

  private func house(_ place: (Dialect, Int)) throws -> (TemporaryHouse, Int64) {
    let house = try TemporaryHouse(statement: Fixture.statements[place.1], on: place.0)
    return (house, try house.store.writeNow { tx in try Fixture.subscriber(in: tx) })
  }

  private func join(
    _ customer: Int64, _ house: TemporaryHouse, under terms: String = ExtraTerms.current.version
  ) async throws -> JoinExtra.Outcome {
    try await JoinExtra(house.desk).join(customer, under: terms)
  }

  private func view(_ customer: Int64, _ house: TemporaryHouse) throws -> ExtraView {
    try house.store.readNow { tx in try ExtraView.of(customer, in: tx) }
  }

  private func runs(_ customer: Int64, _ house: TemporaryHouse) throws -> Bool {
    try house.store.readNow { tx in
      let standing = try StandingTable.standing(of: customer, in: tx)
      return standing.map { standing in
        mayUse(
          Fixture.anyStatement(tx), standing, Datum(.extraBenefits, days: [.recorded: tx.today]), tx.today,
          for: .nsExtra
        )
        .isAllowed
      } ?? false
    }
  }

  @Test(arguments: places) func whoHasACardOfTheirOwnJoinsUnderTheTermsThatWereShown(
    on place: (Dialect, Int)
  ) async throws {
    let (house, jan) = try house(place)
    #expect(try await join(jan, house, under: "ns-extra-2019") == .otherTerms)
    #expect(try view(jan, house).since == nil)
    #expect(try await join(jan, house) == .joined)
    #expect(try await join(jan, house) == .runs)
    let view = try view(jan, house)
    #expect(view.since == house.time.now.day && view.terms == ExtraTerms.current.version && view.obstacles.isEmpty)
    #expect(try house.actions(about: jan).contains("agreementMade"))
    #expect(try runs(jan, house))
  }

  static let refused: [(Cards.Change, ExtraObstacle)] = [
    (.becomes(.anonymous), .anonymousCard), (.becomes(.department), .departmentCard),
    (.becomes(.business), .businessCard), (.blocked, .blockedCard),
  ]

  @Test(arguments: refused.indices) func aCardThatWillNotDoIsRefusedByName(_ index: Int) async throws {
    let (house, jan) = try house((.sqlite, 0))
    let (change, obstacle) = Self.refused[index]
    _ = try await EndExtra(house.desk).change(Self.card, change, by: .operator)
    #expect(try await join(jan, house) == .refused([obstacle]))
    #expect(try view(jan, house).obstacles == [obstacle])
    #expect(try house.rows("agreement", of: jan) == 1)
  }

  @Test func whatIsMissingIsNamedEachOnItsOwn() async throws {
    let house = try TemporaryHouse()
    let nobody = try house.store.writeNow { tx in try People.make(language: .nl, in: tx) }
    #expect(try await join(nobody, house) == .refused([.noCard, .noName, .noEmail]))
    let day = Day("2026-11-23")!
    let expired = ExtraCard(form: .personal, ended: day)
    func obstacles(_ cards: [ExtraCard], child: Bool = false) -> [ExtraObstacle] {
      extraObstacles(cards: cards, isUnder16: child, hasName: true, hasEmail: true, on: day)
    }
    #expect(obstacles([expired]) == [.expiredCard])
    #expect(obstacles([expired, ExtraCard(form: .anonymous)]) == [.expiredCard])
    #expect(obstacles([expired, ExtraCard(form: .personal)]) == [])
    #expect(obstacles([ExtraCard(form: .personal, blocked: day.adding(days: 1))]) == [])
    #expect(obstacles([ExtraCard(form: .personal)], child: true) == [.under16])
  }

  @Test(arguments: places) func leavingEndsItAtOnceNamesWhatIsLostAndErasesIt(on place: (Dialect, Int)) async throws {
    let (house, jan) = try house(place)
    _ = try await join(jan, house)
    try house.store.writeNow { tx in try ExtraBenefits.add("gratis koffie", of: jan, on: tx.today, in: tx) }
    house.time.advance(hours: 1)
    let receipt = try await ObjectToProcessing(house.desk).submit(.nsExtra, by: jan, in: .nl)
    #expect(receipt.answer?.endedBenefits == ["gratis koffie"])
    #expect(try house.rows("extra_benefit", of: jan) == 0)
    #expect(try !runs(jan, house))
    #expect(try house.letters("objectionConfirmed").first?.letter.body.contains("gratis koffie") == true)
    // Asked for anew, it runs anew: their own request lifts their own stop.
    house.time.advance(hours: 1)
    #expect(try await join(jan, house) == .joined)
    #expect(try runs(jan, house))
  }

  /// A3: everything ends, and out of it NS Extra is kept for what was saved up; also where the proof comes later.
  @Test(arguments: places, [true, false]) func whoStopsEverythingMayKeepTheirBenefitsAndNothingElse(
    on place: (Dialect, Int), isSignedIn: Bool
  ) async throws {
    let (house, jan) = try house(place)
    _ = try await join(jan, house)
    try house.store.writeNow { tx in
      try ExtraBenefits.add("gratis koffie", of: jan, on: tx.today, in: tx)
      try ExtraBenefits.keep(.mostlyPeak, of: jan, in: tx)
    }
    let counters = try house.store.writeNow { tx in
      let ref = try tx.store.keyring.makeTravelRef(for: jan)
      try Rows.write(
        "month_counter", of: jan, owner: ref,
        [
          "month": tx.today.month.adding(-1), "travel_frequency": "12", "recency": "20", "peak_use": "3",
          "preferred_routes": "ut-asd", "preferred_stations": "ut", "ov_fiets": "0", "bicycle_parking": "0",
          "travel_revenue": "8400",
        ], in: tx)
      return try Rows.read(Inventory.table("month_counter"), of: ref, in: tx).count
    }
    #expect(counters == 1)
    house.time.advance(hours: 1)
    let journey = ObjectToProcessing(house.desk)
    if isSignedIn {
      let receipt = try await journey.submit(.everything, by: jan, keepingExtra: true, in: .nl)
      #expect(receipt.keepsExtra && receipt.answer?.endedBenefits == [] && receipt.answer?.keepsExtra == true)
    } else {
      let mailbox = EmailAddress("jan@voorbeeld.example")!
      let receipt = try await journey.submit(.everything, naming: .email(mailbox), keepingExtra: true, in: .nl)
      #expect(receipt.keepsExtra && receipt.answer == nil)
      #expect(try house.letters("unprovenNotice").first?.letter.body.contains("NS Extra blijft dan") == true)
      house.time.advance(hours: 72)
      #expect(try await journey.carryOutSilent() == 1)
    }
    // The coupon alone is left, and the agreement with it.
    #expect(try house.rows("extra_benefit", of: jan) == 1)
    #expect(try runs(jan, house))
    let kept = try view(jan, house)
    #expect(kept.isServiceOnly && kept.profile == nil && kept.coupons.map(\.name) == ["gratis koffie"])
    let left = try house.store.readNow { tx in try tx.first("SELECT COUNT(*) AS n FROM month_counter")?.int("n") }
    #expect(left == 0)
    let letter = try #require(try house.letters("objectionConfirmed").first).letter.body
    #expect(letter.contains("U houdt NS Extra") && !letter.contains("gratis koffie"))
    #expect(try house.actions(about: jan).contains("extraKeptForService"))
    let reach = try house.store.readNow { tx in
      let standing = try #require(try StandingTable.standing(of: jan, in: tx))
      let details = try ContactDetails.rows(of: jan, in: tx).map(\.datum)
      let (statement, today) = (try tx.statement, tx.today)
      return Purpose.allCases.filter { purpose in
        purpose.servesRelationship
          && Channel.allCases.contains { channel in
            let approach = Approach(purpose, Lane(channel, .ns), .offer(.ownSimilar, for: .relationship))
            return decide(statement, standing, details, approach, today).isAllowed
          }
      }
    }
    #expect(reach.isEmpty, "nothing may be sent: \(reach)")
    // The day after nothing is made of them, and nothing goes that was kept.
    house.time.advance(days: 1)
    _ = try await EndExtra(house.desk).round()
    #expect(try house.rows("extra_benefit", of: jan) == 1)
    #expect(try await RedeemCoupon(house.desk).redeem(kept.coupons[0].id, of: jan))
    // Asked for as a whole, it is whole.
    #expect(try await join(jan, house) == .joined)
    #expect(try !view(jan, house).isServiceOnly)
    #expect(try await join(jan, house) == .runs)
    // Whoever then stops everything loses it.
    house.time.advance(hours: 1)
    _ = try await journey.submit(.everything, by: jan, in: .nl)
    #expect(try house.rows("extra_benefit", of: jan) == 0 && !runs(jan, house))
  }

  @Test func toKeepWhatIsNotThereKeepsNothing() async throws {
    let (house, jan) = try house((.sqlite, 0))
    let receipt = try await ObjectToProcessing(house.desk).submit(
      .everything, by: jan, keepingExtra: true, in: .nl)
    #expect(!receipt.keepsExtra && receipt.answer?.keepsExtra == false)
    #expect(try !runs(jan, house))
    #expect(try !house.actions(about: jan).contains("extraKeptForService"))
    #expect(try house.standing(of: jan)?.lifts.isEmpty == true)
  }

  /// A backup from before is put back: what was kept is kept again, and what went goes again.
  @Test(arguments: Dialect.allCases) func aCopyPutBackKeepsWhatWasKept(on engine: Dialect) async throws {
    let (house, jan) = try house((engine, 0))
    _ = try await join(jan, house)
    try house.store.writeNow { tx in
      try ExtraBenefits.add("gratis koffie", of: jan, on: tx.today, in: tx)
      try ExtraBenefits.keep(.mostlyPeak, of: jan, in: tx)
    }
    let copy = try house.keep()
    house.time.advance(hours: 1)
    _ = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, keepingExtra: true, in: .nl)
    try house.store.makeCheckpoint()
    try house.putBack([.main], from: copy)
    try Reapplication.run(on: house.store)
    #expect(try runs(jan, house) && view(jan, house).isServiceOnly)
    _ = try await EndExtra(house.desk).round()
    let kept = try view(jan, house)
    #expect(kept.profile == nil && kept.coupons.map(\.name) == ["gratis koffie"])
  }

  @Test(arguments: places) func aCardThatIsBlockedEndsItWithALetterThatSaysWhyAndWhatGoes(
    on place: (Dialect, Int)
  ) async throws {
    let (house, jan) = try house(place)
    _ = try await join(jan, house)
    try house.store.writeNow { tx in
      try ExtraBenefits.add("gratis koffie", of: jan, on: tx.today, in: tx)
      try ExtraBenefits.keep(.mostlyPeak, of: jan, in: tx)
    }
    house.time.advance(hours: 1)
    #expect(try await EndExtra(house.desk).change("3528070499999999", .blocked, by: .operator) == nil)
    #expect(try await EndExtra(house.desk).change(Self.card, .blocked, by: .operator) == true)
    #expect(try house.rows("extra_benefit", of: jan) == 0)
    #expect(try !runs(jan, house))
    let letter = try #require(try house.letters("extraEnded").first).letter
    #expect(letter.to == "jan@voorbeeld.example" && letter.body.contains("geblokkeerd"))
    #expect(letter.body.contains("gratis koffie") && letter.body.contains("profiel en voordelen van NS Extra: 2"))
    #expect(try house.actions(about: jan).contains("cardChanged"))
    // Whose act it was, and not the scheduler's.
    let log = try house.store.readNow { tx in try AuditLog.entries(about: jan, in: tx) }
    #expect(log.filter { ["agreementEnded", "erased"].contains($0.action) }.allSatisfy { $0.actor == "operator" })
    #expect(log.contains { $0.action == "agreementEnded" })
    #expect(try await EndExtra(house.desk).change(Self.card, .unblocked, by: .operator) == false)
    #expect(try house.letters("extraEnded").count == 1)
  }

  @Test(arguments: places) func aCardThatRunsOutEndsItInTheRoundOfItsDay(on place: (Dialect, Int)) async throws {
    let (house, jan) = try house(place)
    _ = try await join(jan, house)
    let last = house.time.now.day.adding(days: 3)
    try house.store.writeNow { tx in _ = try tx.run("UPDATE card SET ended_day = \(last) WHERE customer_id = \(jan)") }
    house.time.advance(days: 2)
    #expect(try await EndExtra(house.desk).round() == 0)
    house.time.advance(days: 1)
    #expect(try await EndExtra(house.desk).round() == 1)
    #expect(try await EndExtra(house.desk).round() == 0)
    #expect(try house.letters("extraEnded").count == 1)
    #expect(try !runs(jan, house))
  }

  @Test(arguments: places) func theProfileIsCountedFromTheMonthsAndLivesInsideTheAgreementOnly(
    on place: (Dialect, Int)
  ) async throws {
    let (house, jan) = try house(place)
    try house.store.writeNow { tx in
      let ref = try tx.travelOwner(of: jan)
      for (months, peaks) in [(1, "2/7/1"), (2, "1/5/0"), (14, "90/0/0")] {
        try tx.run(
          """
          INSERT INTO month_counter (travel_ref, month, travel_frequency, recency, peak_use, preferred_routes,
            preferred_stations, ov_fiets, bicycle_parking, travel_revenue)
          VALUES (\(ref), \(tx.today.month.adding(-months)), '9', '0', \(peaks), '', '', '0', '0', '0')
          """)
      }
    }
    #expect(throws: RowRefused.self) {
      try house.store.writeNow { tx in try ExtraBenefits.keep(.both, of: jan, in: tx) }
    }
    _ = try await join(jan, house)
    let view = try view(jan, house)
    #expect(view.profile == .mostlyOffPeak && view.profileOf == house.time.now.day)
    let access = try await GiveAccess(house.desk).show(to: jan, in: .nl)
    let section = try #require(access.first { $0.category == .extraBenefits })
    #expect(section.rows.flatMap(\.fields).contains { $0.words == "U reist meestal buiten de spits." })
    #expect(section.logic?.contains("twee derde") == true)
  }

  @Test func twoThirdsIsMostlyAndTooFewJourneysSayNothing() {
    #expect(ExtraProfile(peak: 3, offPeak: 6) == nil)
    #expect(ExtraProfile(peak: 4, offPeak: 8) == .mostlyOffPeak)
    #expect(ExtraProfile(peak: 8, offPeak: 4) == .mostlyPeak)
    #expect(ExtraProfile(peak: 5, offPeak: 8) == .both)
  }

  @Test(arguments: places) func aCouponIsUsedOnceAndOnlyWhileItRuns(on place: (Dialect, Int)) async throws {
    let (house, jan) = try house(place)
    _ = try await join(jan, house)
    try house.store.writeNow { tx in
      try ExtraBenefits.add("gratis koffie", of: jan, on: tx.today, in: tx)
      try ExtraBenefits.add("dagkaart", of: jan, on: tx.today, in: tx)
    }
    let coupon = try #require(try view(jan, house).coupons.first)
    #expect(coupon.name == "dagkaart" && coupon.redeemed == nil)
    #expect(try await RedeemCoupon(house.desk).redeem(coupon.id, of: jan))
    #expect(try await !RedeemCoupon(house.desk).redeem(coupon.id, of: jan))
    #expect(try await !RedeemCoupon(house.desk).redeem(1, of: jan))
    #expect(try view(jan, house).coupons.map(\.redeemed) == [nil, house.time.now.day])
    #expect(try house.store.readNow { tx in try ExtraBenefits.open(of: jan, in: tx) } == ["gratis koffie"])
    #expect(try house.actions(about: jan).contains("couponRedeemed"))
  }

  @Test(arguments: Dialect.allCases) func onTheFifthDaySomebodyIsToldThatSomethingIsStillThere(
    on dialect: Dialect
  ) async throws {
    let (house, jan) = try house((dialect, 0))
    _ = try await join(jan, house)
    try house.store.writeNow { tx in
      try ExtraBenefits.add("gratis koffie", of: jan, on: tx.today, in: tx)
      // As after an import that ended it while no sweep ran.
      try Evidence.end(.nsExtra, of: jan, on: tx.today, in: tx)
    }
    house.time.advance(days: 4)
    #expect(try house.store.readNow(Oversight.read).alarms.isEmpty)
    house.time.advance(days: 1)
    #expect(try house.store.readNow(Oversight.read).alarms == [.extraLeft(people: 1)])
    _ = try Sweep(store: house.store).once()
    #expect(try house.store.readNow(Oversight.read).alarms.isEmpty)
    #expect(try house.rows("extra_benefit", of: jan) == 0)
  }
}

extension Fixture {
  /// The statement of the house.
  fileprivate static func anyStatement(_ tx: Transaction) -> Statement {
    do { return try tx.statement } catch { preconditionFailure("a house has a statement: \(error)") }
  }
}
