import Domain
import Rights
import Storage
import TestSupport

@testable import rechtspoor_portal

extension Sample {
  static func staff(_ language: Language) -> [Sample] {
    [
      Sample(name: "staffLogin", page: StaffLoginPage(), path: "/staff/login"),
      Sample(
        name: "staffLoginFaulty",
        page: StaffLoginPage(
          next: "/staff/retention", email: Entry(value: "dpo@rechtspoor.example"), problem: .staffSignInFailed),
        path: "/staff/login"),
      Sample(name: "staffLoginAgain", page: StaffLoginPage(isAgain: true), path: "/staff/login"),
      Sample(name: "oversight", page: busy(language, .first), path: "/staff"),
      Sample(name: "oversightRefused", page: busy(language, .changedMeanwhile), path: "/staff"),
      Sample(name: "oversightClock", page: busy(language, .clockFirst), path: "/staff"),
      Sample(name: "oversightQuiet", page: quiet(language), path: "/staff"),
      Sample(name: "retention", page: retention(language), path: "/staff/retention"),
      Sample(name: "retentionNoNight", page: RetentionPage(), path: "/staff/retention"),
      Sample(name: "processing", page: processing(language), path: "/staff/processing"),
    ]
  }

  private static func busy(_ language: Language, _ said: OversightPage.Said) -> OversightPage {
    let copy = OversightPage.words.copy(in: language)
    let day = Day("2026-11-26") ?? Day(number: 0)
    var page = quiet(language)
    page.said = said
    page.alarms = [
      wording(language, "De klok klopt niet.", "The clock is not right."),
      wording(language, "Van 2 verzoeken is de dag voorbij.", "The day has passed for 2 requests."),
    ]
    page.clock = OversightPage.StoppedClock(
      facts: [Fact(copy.clockNow, page.at)], offer: Instant(milliseconds: 1_795_000_000_000),
      note: said.isDone ? nil : copy.clockAnother)
    let facts = [
      Fact(copy.day, day.words(in: language)), Fact(copy.bound, 200.grouped(in: language)),
      Fact(copy.givenBy, copy.given("k4m29qxh", "14:32", 12_900.grouped(in: language))),
    ]
    page.waits = [
      OversightPage.Wait(
        rule: "R1", people: 12_900, facts: facts,
        offer: OversightPage.Offer(rule: "R1", day: day, ceiling: 12_900)),
      OversightPage.Wait(rule: "R2", people: 300, facts: facts, note: copy.anotherColleague),
    ]
    page.cases = [
      OversightPage.Case(
        reference: "NS-7K4M-29QX-H5", kind: copy.kind(.erasure), due: day.words(in: language), state: copy.isLate),
      OversightPage.Case(
        reference: "NS-8K4M-29QX-H5", kind: copy.kind(.objection), due: day.words(in: language),
        state: copy.phase(.awaitingProof)),
    ]
    page.recipients = [
      OversightPage.Recipient(
        name: wording(language, "De drukker en de post", "The printer and the postal service"), open: "12", late: "3",
        unanswered: "1", byHand: "2", byHandAge: DurationWords.of(milliseconds: 950_400_000, in: language))
    ]
    page.latencies = [
      OversightPage.Latency(
        what: copy.effect(.stopped), median: DurationWords.of(milliseconds: 240, in: language),
        ninetyFifth: DurationWords.of(milliseconds: 1_900, in: language),
        worst: DurationWords.of(milliseconds: 400_000, in: language), cases: "1.204")
    ]
    return page
  }

  private static func quiet(_ language: Language) -> OversightPage {
    let copy = OversightPage.words.copy(in: language)
    return OversightPage(
      at: wording(language, "26 november 2026 om 14:32", "26 November 2026 at 14:32"), alarms: [], waits: [],
      house: [Fact(copy.clock, copy.clockBelieved), Fact(copy.backup, copy.never)],
      caseCounts: [Fact(copy.casesOpen, "0")], cases: [], recipients: [], latencies: [])
  }

  private static func processing(_ language: Language) -> ProcessingPage {
    guard let statement = try? ShippedStatements.first(), let day = Day("2026-11-26") else {
      preconditionFailure("a statement ships")
    }
    var abroad = Registration.signed("Drukkerij Voorbeeld", .printer, for: [.newsletterPost])
    abroad.country = Country("US")
    let record = RecordOfProcessing.make(
      from: statement, [abroad, .signed("Post Voorbeeld", .mailRelay, for: [.newsletterEmail])], for: .unconfigured,
      on: day, in: language)
    return ProcessingPage(record: record)
  }

  private static func retention(_ language: Language) -> RetentionPage {
    let kinds = [wording(language, "aankopen 1.200", "purchases 1,200")]
    let months = [
      RetentionPage.Line(
        name: wording(language, "Januari", "January"), rows: 1_200, kinds: kinds, rules: ["R1 200", "R2 1.000"]),
      RetentionPage.Line(name: wording(language, "Maart", "March"), rows: 3, kinds: kinds),
    ]
    return RetentionPage(
      outlook: RetentionPage.Outlook(
        asOf: wording(language, "26 november 2026", "26 November 2026"), estimate: (100_000, 5_000_000),
        due: RetentionPage.Line(name: "", rows: 0, kinds: []),
        years: [RetentionPage.Year(year: 2027, rows: 1_203, months: months)],
        beyond: RetentionPage.Line(name: "", rows: 90_000, kinds: kinds)),
      round: RetentionPage.Round(
        day: wording(language, "27 november 2026", "27 November 2026"),
        rules: [RetentionPage.Line(name: "R1", rows: 12, kinds: kinds)]))
  }
}
