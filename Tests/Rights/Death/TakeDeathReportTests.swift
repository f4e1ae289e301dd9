import Domain
import Identity
import Retention
import Storage
import TestSupport
import Testing

@testable import Rights

/// What relatives tell on the portal's form: a case for a colleague, and no hint whether the person is known.
@Suite struct TakeDeathReportTests {
  private let agent = Actor.staff("agent")

  private func jan(in house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in try Fixture.home(of: Fixture.subscriber(in: tx), in: tx) }
  }

  private func named(_ given: String = "Jan", _ surname: String = "de Vries", on day: Day? = nil)
    -> TakeDeathReport.Named
  {
    TakeDeathReport.Named(given: given, surname: surname, house: "3511AB 12", died: day)
  }

  private func take(_ named: TakeDeathReport.Named, in house: TemporaryHouse) async throws -> CaseReference {
    try await TakeDeathReport(house.desk).take(named, telling: EmailAddress("kind@voorbeeld.example"), in: .nl)
      .reference
  }

  private func waiting(in house: TemporaryHouse) throws -> [TakeDeathReport.Waiting] {
    try house.store.writeNow { tx in try TakeDeathReport(house.desk).waiting(seenBy: agent, in: tx) }
  }

  private func state(_ reference: CaseReference, in house: TemporaryHouse) throws -> CaseState {
    try #require(try house.store.readNow { tx in try CaseTable.find(reference, in: tx)?.state })
  }

  @Test func advertisingIsSilentAtOnceAndNothingElseChangesUntilAColleagueDecides() async throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let before = try house.everything(of: jan)
    let reference = try await take(named(), in: house)
    #expect(try house.suppressed("jan@voorbeeld.example") == [.everything])
    #expect(try house.everything(of: jan) == before)
    #expect(try house.letters("deathReported").isEmpty, "nobody is told what nobody has looked at")
    #expect(try house.letters("deathHeard").map(\.letter.to) == ["kind@voorbeeld.example"])
    let seen = try #require(try waiting(in: house).first)
    #expect(seen.reference == reference && seen.isSure && seen.perhaps == ["3528070412345678"])
    #expect(seen.named == named())
    house.time.advance(days: 40)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    #expect(try house.everything(of: jan) == before, "silence proves nothing that nobody was told of")
  }

  @Test func aColleagueConfirmsItUnderTheSameNumber() async throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let reference = try await take(named(), in: house)
    let told = try house.store.writeNow { tx in
      try ReportDeath(house.desk).report(jan, died: nil, .relatives, from: reference, by: agent, in: tx)
    }
    #expect(told.receipt.reference == reference && told.isNews && told.silenceUntil != nil)
    #expect(try house.letters("deathReported").count == 1)
    #expect(try waiting(in: house).isEmpty)
    house.time.advance(days: 30)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    #expect(try state(reference, in: house).erasedHere != nil)
    #expect(try house.rows("purchase", of: jan) == 0)
  }

  @Test func whatMeansNobodyIsDismissedAndWhatItSilencedIsOpenAgain() async throws {
    let house = try TemporaryHouse()
    _ = try jan(in: house)
    let reference = try await take(named(), in: house)
    try house.store.writeNow { tx in try TakeDeathReport(house.desk).dismiss(reference, by: agent, in: tx) }
    #expect(try house.suppressed("jan@voorbeeld.example").isEmpty)
    #expect(try state(reference, in: house).closed?.because == .nobodyFound)
    #expect(try house.entries(about: reference).last == "deathDismissed")
    #expect(throws: DeathRefused.noReport(reference)) {
      try house.store.writeNow { tx in try TakeDeathReport(house.desk).dismiss(reference, by: agent, in: tx) }
    }
  }

  @Test func aNameNobodyHasIsTakenTheSameWay() async throws {
    let house = try TemporaryHouse()
    _ = try jan(in: house)
    let known = try await take(named(), in: house)
    let unknown = try await take(named("Piet", "Jansen"), in: house)
    func steps(_ reference: CaseReference) throws -> [StepMark] {
      try #require(try house.store.readNow { tx in try CaseStatus.generic(reference, in: tx) }).steps
    }
    let shown = try steps(known)
    #expect(shown.map(\.step) == [.received], "whether anything stopped would say whether they are known")
    #expect(try steps(unknown) == shown)
    #expect(try waiting(in: house).first { $0.reference == unknown }?.perhaps == [])
    #expect(try house.letters("deathHeard").count == 2)
  }

  @Test func theLivingOfTheHouseKeepTheirMailbox() async throws {
    let house = try TemporaryHouse()
    _ = try jan(in: house)
    try house.store.writeNow { tx in _ = try Fixture.partner(email: "jan@voorbeeld.example", in: tx) }
    _ = try await take(named(), in: house)
    #expect(try house.suppressed("jan@voorbeeld.example").isEmpty)
  }

  @Test func aDayThatHasNotComeIsRefusedAndNothingIsKept() async throws {
    let house = try TemporaryHouse()
    await #expect(throws: DeathRefused.self) {
      _ = try await take(named(on: house.time.now.day.adding(days: 1)), in: house)
    }
    #expect(try waiting(in: house).isEmpty)
  }
}
