import Domain
import Rights
import Storage
import TestSupport
import Testing

@testable import Identity

/// What customer service takes down is the same right by the same journey (S22), from the day it came in.
@Suite struct IntakeTests {
  @Test(arguments: Dialect.allCases) func aWordOnTheTelephoneStopsAtOnceAndErasesAfterSilence(on dialect: Dialect)
    async throws
  {
    let house = try TemporaryHouse(on: dialect)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    #expect(try house.canWriteMarketing(to: jan))
    let call = TakenDown.sample(.telephone, on: house.today.adding(days: -5))
    let taken = try await Intake(house.desk).take(.stop(.everything), for: .jan, call, in: .en)
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try house.suppressed("jan@voorbeeld.example") == [.everything])
    #expect(try house.sources(of: jan) == ["agent"] && house.suppressionSources() == ["agent"])
    #expect(taken.language == .nl && taken.route == .email && taken.isKnown && !taken.isProven)
    #expect(taken.due == Deadline(received: house.today.adding(days: -5), entrance: .unproven).legal)
    #expect(taken.silenceUntil == house.time.now.adding(hours: 72))
    let notice = try #require(try house.letters("unprovenNotice").first).letter
    #expect(notice.body.contains("Op 18 november 2026 vroeg iemand onze klantenservice om te stoppen"))
    // The log names the colleague, by which way it came and under which number; and nobody else does.
    let reference = taken.receipt.reference
    #expect(try house.actors(of: reference, "caseReceived") == ["staff:abcdefgh"])
    let detail = try #require(try house.details(of: reference, "caseReceived").first)
    #expect(
      detail.contains("way=telephone") && detail.contains("ticket=K-20418") && detail.contains("arrived=2026-11-18"))
    house.time.advance(hours: 72)
    try await ObjectToProcessing(house.desk).carryOutSilent()
    #expect(try house.rows("purchase", of: jan) == 0 && house.rows("product", of: jan) == 1)
    #expect(try house.suppressionSources() == ["agent"])
    #expect(try house.letters("objectionConfirmed").count == 1)
  }

  /// One row beside the other: the portal's own form and the colleague's leave the same behind.
  @Test(arguments: Intake.scopes) func aColleagueStopsWhatTheFormWouldHaveStopped(_ scope: Scope) async throws {
    var found: [[Preferences.Line]] = []
    var suppressed: [Set<Scope>] = []
    var stops: [[Scope]] = []
    for byColleague in [true, false] {
      let house = try TemporaryHouse()
      let jan = try house.store.writeNow { tx in try Fixture.extraMember(in: tx) }
      if byColleague {
        _ = try await Intake(house.desk).take(.stop(scope), for: .jan, .sample(.letter, on: house.today), in: .nl)
      } else {
        _ = try await ObjectToProcessing(house.desk).submit(scope, naming: try #require(FindPerson.By.jan.who), in: .nl)
      }
      found.append(try await Preferences(house.desk).current(of: jan).filter(\.isOn).map(\.line))
      suppressed.append(try house.suppressed("jan@voorbeeld.example"))
      stops.append(try #require(try house.standing(of: jan)).stops.map(\.scope))
    }
    #expect(found[0] == found[1] && suppressed[0] == suppressed[1] && stops[0] == stops[1])
    #expect(stops[0] == [scope])
  }

  @Test(arguments: [("2026-11-01", "2026-12-01"), ("2026-10-31", "2026-11-30"), ("2026-11-23", "2026-12-23")])
  func theTermRunsFromTheDayItCameIn(_ received: String, _ due: String) async throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in _ = try Fixture.subscriber(in: tx) }
    let day = try #require(Day(received))
    let taken = try await Intake(house.desk).take(.request(.access), for: .jan, .sample(.letter, on: day), in: .nl)
    #expect(taken.due.description == due)
    let row = try #require(try house.store.readNow { tx in try CaseTable.find(taken.receipt.reference, in: tx) })
    #expect(row.state.receivedOn == day && row.state.received == house.time.now)
    // A longer term counts from there too.
    let longer = try await ProlongAnswer(house.desk).prolong(
      taken.receipt.reference, because: .complexity, by: .staff("abcdefgh"))
    #expect(
      try longer
        == Deadline(received: day, entrance: .unproven).prolonged(because: .complexity, told: house.today).legal)
  }

  @Test func aDayThatCannotBeIsRefusedAndNothingIsWritten() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let before = try house.everything(of: jan)
    for (day, refusal) in [
      (house.today.adding(days: 1), IntakeRefused.notYet(house.today.adding(days: 1))),
      (house.today.adding(days: -367), .tooLongAgo(house.today.adding(days: -367))),
    ] {
      await #expect(throws: refusal) {
        _ = try await Intake(house.desk).take(.stop(.everything), for: .jan, .sample(.letter, on: day), in: .nl)
      }
      await #expect(throws: refusal) {
        _ = try await FindPerson(house.desk).find(.jan, for: .sample(.letter, on: day))
      }
    }
    #expect(try house.everything(of: jan) == before && house.suppressed("jan@voorbeeld.example").isEmpty)
    #expect(try house.letters().isEmpty)
  }

  @Test(arguments: [StaffRole.marketer, .operator, .auditor]) func whoIsNotHereForPeopleTakesNothingDown(
    _ role: StaffRole
  )
    async throws
  {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let call = TakenDown.sample(.telephone, on: house.today, by: role)
    await #expect(throws: IntakeRefused.mayNot(.openCase)) {
      _ = try await Intake(house.desk).take(.stop(.everything), for: .jan, call, in: .nl)
    }
    await #expect(throws: IntakeRefused.mayNot(.findPerson)) {
      _ = try await FindPerson(house.desk).find(.jan, for: call)
    }
    #expect(try house.rows("staff_view", of: jan) == 0 && house.rows("stop", of: jan) == 0)
  }

  @Test func anAddressOfNobodyIsSilencedAllTheSame() async throws {
    let house = try TemporaryHouse()
    let call = TakenDown.sample(.email, on: house.today)
    let by = FindPerson.By.email(try #require(EmailAddress("nieuw@voorbeeld.example")))
    #expect(Intake.scopes(for: by) == [.everything, .emailNS, .emailNSInternational])
    let taken = try await Intake(house.desk).take(.stop(.emailNS), for: by, call, in: .en)
    #expect(!taken.isKnown && taken.route == nil && taken.language == .en)
    #expect(try house.suppressed("nieuw@voorbeeld.example") == [.emailNS])
    #expect(try house.suppressionSources() == ["agent"])
    #expect(try house.letters().isEmpty)
    #expect(try house.store.readNow(CaseTable.open).isEmpty)
    // By a card nobody has there is nothing to silence.
    #expect(Intake.scopes(for: .number("3528070400000000")).isEmpty)
    await #expect(throws: IntakeRefused.notForAStranger) {
      _ = try await Intake(house.desk).take(.stop(.everything), for: .number("3528070400000000"), call, in: .nl)
    }
    await #expect(throws: IntakeRefused.notForAStranger) {
      _ = try await Intake(house.desk).take(.request(.access), for: by, call, in: .nl)
    }
  }

  // MARK: - Who was seen

  @Test(arguments: Dialect.allCases) func whoWasSeenAtACounterIsErasedAtOnce(on dialect: Dialect) async throws {
    let house = try TemporaryHouse(on: dialect)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    var visit = TakenDown.sample(.counter, on: house.today)
    visit.identitySeen = true
    let taken = try await Intake(house.desk).take(.stop(.everything), for: .jan, visit, in: .nl)
    #expect(taken.isProven && taken.receipt.answer != nil && taken.silenceUntil == nil)
    #expect(try house.rows("purchase", of: jan) == 0 && house.rows("product", of: jan) == 1)
    #expect(try house.letters("unprovenNotice").isEmpty && house.letters("objectionConfirmed").count == 1)
    #expect(try house.details(of: taken.receipt.reference, "proven") == ["proof=staffCheck"])
    #expect(try house.actors(of: taken.receipt.reference, "proven") == ["staff:abcdefgh"])
    #expect(try house.suppressionSources() == ["agent"])
  }

  @Test func aVoiceProvesNothingAndNorDoesADocumentOfSomebodyElse() async throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in _ = try Fixture.subscriber(in: tx) }
    var call = TakenDown.sample(.telephone, on: house.today)
    call.identitySeen = true
    await #expect(throws: IntakeRefused.nobodyStoodThere) {
      _ = try await Intake(house.desk).take(.stop(.everything), for: .jan, call, in: .nl)
    }
    var visit = TakenDown.sample(.counter, on: house.today)
    (visit.identitySeen, visit.onBehalf) = (true, TakenDown.OnBehalf(.relative, .nothing))
    await #expect(throws: IntakeRefused.nothingSeen) {
      _ = try await Intake(house.desk).take(.stop(.everything), for: .jan, visit, in: .nl)
    }
  }

  @Test func whoSpokeForSomebodyAndWhatWasSeenOfThatIsKept() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.home(of: Fixture.subscriber(in: tx), in: tx) }
    var visit = TakenDown.sample(.counter, on: house.today)
    (visit.identitySeen, visit.onBehalf) = (true, TakenDown.OnBehalf(.guardian, .courtDecision))
    let taken = try await Intake(house.desk).take(.stop(.post), for: .jan, visit, in: .nl)
    let detail = try #require(try house.details(of: taken.receipt.reference, "caseReceived").first)
    #expect(detail.contains("capacity=guardian") && detail.contains("seen=courtDecision"))
    // The answer goes to the address on file, and not to whoever stood there.
    let letter = try #require(try house.letters("objectionConfirmed").first)
    #expect(letter.letter.to == "jan@voorbeeld.example" && letter.letter.name == "Jan de Vries")
    #expect(try house.standing(of: jan)?.stops.map(\.scope) == [.post])
  }

  // MARK: - Deaths

  @Test func aDeathIsTakenDownByWhoeverMayRecordOne() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let wish = Intake.Wish.death(on: house.today.adding(days: -3), relative: nil)
    await #expect(throws: IntakeRefused.mayNot(.recordDeath)) {
      _ = try await Intake(house.desk).take(wish, for: .jan, .sample(.telephone, on: house.today, by: .dpo), in: .nl)
    }
    #expect(try house.canWriteMarketing(to: jan))
    let taken = try await Intake(house.desk).take(wish, for: .jan, .sample(.telephone, on: house.today), in: .nl)
    #expect(try !house.canWriteMarketing(to: jan) && taken.receipt.kind == .deceased)
    let detail = try #require(try house.details(of: taken.receipt.reference, "deathReported").first)
    #expect(detail.contains("ticket=K-20418"))
    #expect(try house.store.readNow { tx in try Deaths.isReported(jan, in: tx) })
  }
}
