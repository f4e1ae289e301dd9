import Domain
import Testing

/// Where an address came from decides whether it may be written to (A7b, S17, S18).
@Suite struct OriginTests {
  private let today = day("2026-06-01")
  private let lane = Lane(.email, .ns)
  private let sale = AddressOrigin(bySubject: true, occasion: .sale, optOutOffered: true)

  private func email(_ origin: AddressOrigin?, on recorded: Day? = nil) -> Datum {
    Datum(.contactDetails, channels: [.email], brands: [.ns], origin: origin, days: [.recorded: recorded ?? today])
  }

  private func mayMail(_ origin: AddressOrigin, _ standing: Standing, _ statement: Statement) -> UseDecision {
    mayUse(statement, standing, email(origin), today, for: .marketingActions, over: lane)
  }

  @Test func onlyAllFactsTogetherMakeASoftOptIn() {
    let customer = Standing(firstRecorded: today, lastContact: today)
    for occasion in Occasion.allCases {
      for bySubject in [true, false] {
        for offered in [true, false] {
          let origin = AddressOrigin(bySubject: bySubject, occasion: occasion, optOutOffered: offered)
          let wanted = bySubject && offered && [.sale, .account].contains(occasion)
          #expect(mayMail(origin, customer, Statements.of2019).isAllowed == wanted, "\(origin)")
          #expect(!mayMail(origin, customer, Statements.of2026).isAllowed, "\(origin)")
        }
      }
    }
  }

  @Test(arguments: Statements.both) func consentOpensAnyAddressAndIsThenTheBasis(_ statement: Statement) {
    var standing = Standing(firstRecorded: today, lastContact: today)
    standing.consents[.emailOffers] = ConsentSpan(given: today.start)
    for occasion in Occasion.allCases {
      let origin = AddressOrigin(bySubject: false, occasion: occasion, optOutOffered: false)
      #expect(mayMail(origin, standing, statement) == .allowed(.consent, until: day("2030-06-01")), "\(occasion)")
    }
  }

  @Test func anAddressGivenToTheOtherEntityIsNotThisOnes() {
    let datum = Datum(
      .contactDetails, channels: [.email], brands: [.nsInternational], origin: sale, days: [.recorded: today])
    let customer = Standing(firstRecorded: today, lastContact: today)
    #expect(!mayUse(Statements.of2019, customer, datum, today, for: .marketingActions, over: lane).isAllowed)
    #expect(
      mayUse(
        Statements.of2019, customer, datum, today, for: .marketingActions, over: Lane(.email, .nsInternational)
      ).isAllowed)
  }

  @Test(arguments: Statements.both)
  func anUnconfirmedSignUpIsHeldThirtyDaysForItsConfirmationAndNothingElse(_ statement: Statement) {
    let today = day("2026-12-01")
    let signUp = email(AddressOrigin(bySubject: true, occasion: .signUp, optOutOffered: true), on: today)
    let pending = Standing(firstRecorded: today)
    for after in [0, 29] {
      let lives = livingPurposes(statement, pending, signUp, today.adding(days: after))
      #expect(lives.filter { $0.value.isAlive }.keys.sorted { $0.rawValue < $1.rawValue } == [.signUp])
    }
    let verdict = verdict(statement, pending, signUp, today.adding(days: 30))
    guard case .erase(let since, let rule, _) = verdict else {
      Issue.record("kept after thirty days: \(verdict)")
      return
    }
    #expect(since == today.adding(days: 30) && rule == "R6")
    // An address of another occasion has nothing to do with a sign-up.
    #expect(livingPurposes(statement, pending, email(sale, on: today), today)[.signUp] == nil)
    var confirmed = pending
    confirmed.consents[.newsletterEmail] = ConsentSpan(given: today.start)
    let lives = livingPurposes(statement, confirmed, signUp, today)
    #expect(Set(lives.filter { $0.value.isAlive }.keys) == [.newsletterEmail])
    confirmed.consents[.newsletterEmail]?.withdrawn = today.at(minute: 60)
    #expect(isDue(statement, confirmed, signUp, today))
  }
}
