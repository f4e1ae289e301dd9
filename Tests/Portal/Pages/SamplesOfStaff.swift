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
    ] + intake(language) + [
      Sample(name: "oversight", page: busy(language, .first), path: "/staff"),
      Sample(name: "oversightRefused", page: busy(language, .changedMeanwhile), path: "/staff"),
      Sample(name: "oversightClock", page: busy(language, .clockFirst), path: "/staff"),
      Sample(name: "oversightQuiet", page: quiet(language), path: "/staff"),
      Sample(name: "retention", page: retention(language), path: "/staff/retention"),
      Sample(name: "retentionNoNight", page: RetentionPage(), path: "/staff/retention"),
      Sample(name: "processing", page: processing(language), path: "/staff/processing"),
    ]
  }

  private static func intake(_ language: Language) -> [Sample] {
    let copy = IntakePersonPage.words.copy(in: language)
    let lines = PreferencesPage.words.copy(in: language)
    let all: [IntakePersonPage.Wish] =
      Intake.scopes.map { .stop($0) } + Intake.requests.map { .request($0) } + [.death]
    let person = IntakePersonPage.Person(
      name: "Anna de Vries",
      facts: [
        Fact(copy.fact(.place), "Utrecht"), Fact(copy.fact(.email), "a…@voorbeeld.example"),
        Fact(copy.fact(.runs), copy.agreement(.subscription)),
      ],
      receives: PreferencesPage.Line.allCases.map(lines.label), warnings: [.shared, .child, .dead])
    let until = wording(language, "29 november 2026 om 14:32", "29 November 2026 at 14:32")
    func done(_ outcome: IntakeDonePage.Outcome, _ letter: IntakeDonePage.Letter, known: Bool = true) -> IntakeDonePage
    {
      IntakeDonePage(
        outcome: outcome, reference: "NS-7K4M-29QX-H5",
        spoken: wording(language, "7 Karel 4 Maria, 2 9 Quotiënt Xantippe", "7 Kilo 4 Mike, 2 9 Quebec X-ray"),
        due: wording(language, "28 december 2026", "28 December 2026"), silenceUntil: known ? until : nil,
        letter: letter, isKnown: known)
    }
    let pages: [(String, any Page)] = [
      ("intake", IntakePage(day: Entry(value: "2026-11-26"))),
      (
        "intakeFaulty",
        IntakePage(
          ticket: Entry(value: "Jan", problem: .ticketMalformed), asksApart: true, problem: .findOneOnly,
          wayProblem: .wayMissing)
      ),
      (
        "intakePerson",
        IntakePersonPage(person: person, carried: [("way", "counter")], wishes: all, offersIdentity: true)
      ),
      (
        "intakePersonFaulty",
        IntakePersonPage(
          person: IntakePersonPage.Person(name: "Anna de Vries", facts: person.facts, receives: [], warnings: []),
          carried: [], wishes: all, capacity: .parent, died: Entry(value: "2027-01-01", problem: .dayAhead),
          problem: .wishMissing, evidenceProblem: .evidenceMissing)
      ),
      ("intakeNobody", IntakePersonPage(carried: [("email", "a@b.example")], wishes: [.stop(.everything)])),
      ("intakeNobodyByNumber", IntakePersonPage(carried: [], wishes: [])),
      ("intakeStopped", done(.stopped(.now("14:32"), .everything, erased: false), .email)),
      ("intakeErased", done(.stopped(.now("14:32"), .post, erased: true), .post)),
      ("intakeSilenced", done(.stopped(.now("14:32"), .telephone, erased: false), .none, known: false)),
      ("intakeAgain", done(.stopped(.now("14:32"), .post, erased: false), .sentBefore)),
      ("intakeAsked", done(.asked, .none)), ("intakeErasing", done(.erasing, .email)),
      ("intakeDeath", done(.death, .post)),
    ]
    return pages.map { Sample(name: $0.0, page: $0.1, path: "/staff/intake") }
  }

  private static func busy(_ language: Language, _ said: OversightPage.Said) -> OversightPage {
    let copy = OversightPage.words.copy(in: language)
    let day = Day("2026-11-26") ?? Day(number: 0)
    var page = quiet(language)
    page.said = said
    page.takesDown = true
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
