import Domain
import Foundation
import Identity
import Retention
import Storage
import TestSupport
import Testing

@testable import Rights

/// A death, as relatives or the register report it (journey 4, R11): it stops at once, erases once it is certain, and
/// nobody writes to the dead.
@Suite struct ReportDeathTests {
  private let agent = Actor.staff("agent")

  private func jan(in house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in try Fixture.home(of: Fixture.subscriber(in: tx), in: tx) }
  }

  @discardableResult
  private func report(
    _ customer: Int64, _ source: Deaths.Source, telling relative: EmailAddress? = nil, in house: TemporaryHouse
  ) throws -> ReportDeath.Told {
    try house.store.writeNow { tx in
      try ReportDeath(house.desk).report(
        customer, died: tx.today.adding(days: -3), source, telling: relative, by: agent, in: tx)
    }
  }

  private func state(_ reference: CaseReference, in house: TemporaryHouse) throws -> CaseState {
    try #require(try house.store.readNow { tx in try CaseTable.find(reference, in: tx)?.state })
  }

  private func reported(_ customer: Int64, in house: TemporaryHouse) throws -> Bool {
    try house.store.readNow { tx in try Deaths.isReported(customer, in: tx) }
  }

  @Test func theWordOfRelativesStopsAtOnceAndErasesAfterThirtyDaysOfSilence() async throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let told = try report(jan, .relatives, in: house)
    let reference = told.receipt.reference
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try house.suppressed("jan@voorbeeld.example") == [.everything])
    let notice = try #require(try house.letters("deathReported").first?.letter)
    #expect(notice.name == "De nabestaanden van Jan de Vries")
    #expect(notice.body.hasPrefix("Aan de nabestaanden van Jan de Vries,\n"))
    #expect(try house.rows("purchase", of: jan) == 1, "it rests")
    #expect(try house.standing(of: jan)?.restriction != nil)
    let until = try #require(told.silenceUntil)
    #expect(until == NoticeRoute.reportOfDeath.until(from: house.time.now))
    house.time.set(until.adding(minutes: -1))
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    house.time.set(until)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    for table in ["purchase", "profile", "preference", "contact_event"] { #expect(try house.rows(table, of: jan) == 0) }
    for table in ["product", "invoice"] { #expect(try house.rows(table, of: jan) == 1, "\(table) stays: the law") }
    let settled = try #require(try house.letters("deathSettled").first?.letter)
    #expect(settled.name == "De nabestaanden van Jan de Vries" && settled.body.contains("- klantprofiel"))
    #expect(try state(reference, in: house).proven?.by == .silence)
    try await house.carryLetters()
    #expect(try state(reference, in: house).completed != nil)
    #expect(try Set(house.actions(about: jan)).isSuperset(of: ["deathReported", "stopped", "restricted", "erased"]))
    #expect(try house.letters().allSatisfy { !$0.letter.body.contains("Beste Jan") })
  }

  @Test func theRegisterErasesAtOnce() throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let told = try report(jan, .register, in: house)
    #expect(told.isNews && told.silenceUntil == nil)
    #expect(try house.rows("purchase", of: jan) == 0 && house.rows("invoice", of: jan) == 1)
    #expect(try state(told.receipt.reference, in: house).proven?.by == .staffCheck)
    #expect(try house.letters("deathReported").isEmpty && house.letters("deathSettled").count == 1)
    #expect(try !report(jan, .relatives, in: house).isNews)
    #expect(try house.rows("death_report", of: jan) == 1)
  }

  @Test func theRegisterConfirmsWhatRelativesSaidInTheirOwnCase() throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let first = try report(jan, .relatives, in: house)
    #expect(try !report(jan, .relatives, in: house).isNews)
    house.time.advance(days: 4)
    let second = try report(jan, .register, in: house)
    #expect(second.receipt.reference == first.receipt.reference && second.isNews)
    #expect(try house.rows("purchase", of: jan) == 0 && house.standing(of: jan)?.restriction == nil)
  }

  /// "I am alive", by the link of the notice, before anything went.
  @Test func aWrongReportIsUndoneWithoutATrace() async throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let before = try house.everything(of: jan).filter { !$0.hasPrefix("customer_case") }
    let told = try report(jan, .relatives, in: house)
    house.time.advance(days: 5)
    let token = try #require(house.token(ForNotMe.self, in: try house.letters("deathReported").first))
    _ = try await ObjectToProcessing(house.desk).contradict(token)
    #expect(try !reported(jan, in: house) && house.canWriteMarketing(to: jan))
    #expect(try house.suppressed("jan@voorbeeld.example") == [])
    let standing = try #require(try house.standing(of: jan))
    #expect(standing.stops == [] && standing.restriction == nil)
    let letter = try #require(try house.letters("aliveAfterAll").first?.letter)
    #expect(letter.body.hasPrefix("Beste Jan de Vries,") && letter.body.contains("Er is niets gewist"))
    let proof = ["customer_case", "stop", "restriction"]
    let after = try house.everything(of: jan).filter { row in !proof.contains { row.hasPrefix("\($0) ") } }
    #expect(after == before, "nothing else of theirs changed")
    #expect(try state(told.receipt.reference, in: house).contradicted != nil)
    _ = try await ObjectToProcessing(house.desk).contradict(token)
    #expect(try house.letters("aliveAfterAll").count == 1, "twice is once")
    house.time.advance(days: 40)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    #expect(try house.rows("purchase", of: jan) == 1)
  }

  @Test func whoIsAliveAfterAllIsToldHonestlyWhatIsGone() throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    try house.store.writeNow { tx in
      _ = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
    }
    house.time.advance(minutes: 1)
    try report(jan, .register, in: house)
    house.time.advance(days: 200)
    let undone = try house.store.writeNow { tx in
      try ReportDeath(house.desk).undo(for: jan, by: agent, in: tx)
    }
    #expect(undone.lost.contains(.customerProfile) && !undone.lost.contains(.financial))
    let letter = try #require(try house.letters("aliveAfterAll").first?.letter)
    #expect(letter.name == "Jan de Vries" && letter.body.contains("Het komt niet terug"))
    #expect(letter.body.contains("- klantprofiel") && letter.body.contains("Waar u eerder ja op zei"))
    let standing = try #require(try house.standing(of: jan))
    #expect(standing.stops == [] && standing.consents[.emailTracking]?.lives == false)
    #expect(try house.suppressed("jan@voorbeeld.example") == [] && !reported(jan, in: house))
    #expect(throws: DeathRefused.neverReported) {
      try house.store.writeNow { tx in _ = try ReportDeath(house.desk).undo(for: jan, by: agent, in: tx) }
    }
  }

  /// Somebody who buys a ticket is not silent.
  @Test func whoWasHeardOfMeanwhileIsNotErasedBySilence() async throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let told = try report(jan, .relatives, in: house)
    house.time.advance(days: 10)
    try house.store.writeNow { tx in
      try tx.run("UPDATE restriction SET until_day = \(tx.today) WHERE customer_id = \(jan)")
      try Evidence.consent(to: .newsletterEmail, of: jan, source: "portal", givenAt: tx.now, in: tx)
    }
    house.time.set(try #require(told.silenceUntil))
    _ = try await ObjectToProcessing(house.desk).carryOutSilent()
    #expect(try house.rows("purchase", of: jan) == 1)
    let state = try state(told.receipt.reference, in: house)
    #expect(state.noticeFailed != nil && state.erasedHere == nil && state.isOpen)
    #expect(try house.actions(about: jan).contains("deathDoubted"))
  }

  /// Whoever is left at the mailbox asked for nothing.
  @Test func aMailboxSharedWithTheLivingStaysOpenForThem() throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let partner = try house.store.writeNow { tx in try Fixture.partner(email: "jan@voorbeeld.example", in: tx) }
    try report(jan, .relatives, in: house)
    #expect(try house.suppressed("jan@voorbeeld.example") == [])
    #expect(try !house.canWriteMarketing(to: jan) && house.canWriteMarketing(to: partner))
    #expect(try house.standing(of: partner)?.stops == [])
  }

  @Test func withoutAnybodyToTellSilenceProvesNothing() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try tx.run("DELETE FROM contact_detail WHERE customer_id = \(jan) AND kind = 'email'")
      return jan
    }
    let told = try report(jan, .relatives, in: house)
    #expect(told.silenceUntil == nil)
    house.time.advance(days: 60)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    _ = try Sweep(store: house.store).once()
    #expect(try house.rows("purchase", of: jan) == 1 && !house.canWriteMarketing(to: jan))
    let checked = try report(jan, .register, in: house)
    #expect(checked.isNews && checked.receipt.reference != told.receipt.reference)
    #expect(try house.rows("purchase", of: jan) == 0)
  }

  /// Whoever tells us is thanked at their own address, and learns nothing there.
  @Test func theRelativesOwnLetterSaysNothingAboutThePerson() throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    try report(jan, .relatives, telling: EmailAddress("dochter@voorbeeld.example"), in: house)
    let heard = try #require(try house.letters("deathHeard").first?.letter)
    #expect(heard.to == "dochter@voorbeeld.example" && !heard.body.contains("Vries") && !heard.body.contains("Jan"))
    #expect(try house.letters("deathReported").map(\.letter.to) == ["jan@voorbeeld.example"])
  }

  @Test func everyLaterLetterGoesToTheRelatives() throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    try report(jan, .register, in: house)
    let reach = try house.store.readNow { tx in try Reach.onFile(of: jan, in: tx) }
    #expect(reach.name == nil && reach.relativesOf == "Jan de Vries")
  }

  @Test func aDayThatHasNotComeIsNoDayOfDeath() throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let tomorrow = house.time.now.day.adding(days: 1)
    #expect(throws: DeathRefused.notYet(tomorrow)) {
      try house.store.writeNow { tx in
        _ = try ReportDeath(house.desk).report(jan, died: tomorrow, .register, by: agent, in: tx)
      }
    }
    #expect(try house.rows("death_report", of: jan) == 0)
  }

  /// The case went with the copy: advertising stays stopped, and nothing is erased until somebody confirms it again.
  @Test func aDeathReportedAfterTheCopyIsRememberedThere() throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    let old = try house.keep()
    house.time.advance(hours: 1)
    try report(jan, .relatives, in: house)
    try house.putBack([.main], from: old)
    try Reapplication.run(on: house.store)
    #expect(try reported(jan, in: house) && !house.canWriteMarketing(to: jan))
    house.time.advance(days: 60)
    _ = try Sweep(store: house.store).once()
    #expect(try house.rows("purchase", of: jan) == 1)
    #expect(try house.store.readNow { tx in try Deaths.all(of: jan, in: tx).map(\.stop) } != [0])
    let again = try report(jan, .register, in: house)
    #expect(again.isNews)
    #expect(try house.rows("purchase", of: jan) == 0)
  }

  @Test func aReportTakenBackAfterTheCopyIsTakenBackThere() throws {
    let house = try TemporaryHouse()
    let jan = try jan(in: house)
    try report(jan, .relatives, in: house)
    let old = try house.keep()
    house.time.advance(hours: 1)
    try house.store.writeNow { tx in _ = try ReportDeath(house.desk).undo(for: jan, by: .subject, in: tx) }
    try house.putBack([.main], from: old)
    try Reapplication.run(on: house.store)
    #expect(try !reported(jan, in: house) && house.standing(of: jan)?.stops == [])
  }
}
