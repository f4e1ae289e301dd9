import Domain
import Testing

@Suite struct ContactClockTests {
  private let clock = ContactClock(Statements.of2019)
  private let today = day("2026-11-22")

  @Test func onlyTheListedEventsMoveTheClock() {
    for event in ContactEvent.allCases {
      let outcome = clock.outcome(of: event, ownAct: true, on: today, last: nil, today: today)
      let counts = Statements.of2019.contactEvents.contains(event)
      #expect(outcome == (counts ? .moves(to: today) : .noContact(event)))
    }
    for event in [ContactEvent.checkIn, .automaticRenewal, .messageOpened, .rightsRequest, .optOut, .complaint] {
      #expect(!Statements.of2019.contactEvents.contains(event), "\(event)")
    }
  }

  @Test func somebodyElsesActNeverMovesIt() {
    let outcome = clock.outcome(of: .purchase, ownAct: false, on: today, last: nil, today: today)
    #expect(outcome == .notTheirOwn)
  }

  @Test func aContactInTheFutureIsRefused() {
    let tomorrow = today.adding(days: 1)
    let outcome = clock.outcome(of: .purchase, ownAct: true, on: tomorrow, last: nil, today: today)
    #expect(outcome == .inTheFuture(tomorrow))
  }

  @Test func theClockNeverGoesBack() {
    let outcome = clock.outcome(of: .login, ownAct: true, on: day("2020-01-01"), last: today, today: today)
    #expect(outcome == .stays)
  }
}
