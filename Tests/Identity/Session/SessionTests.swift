import Domain
import Testing

@testable import Identity
import TestSupport

@Suite struct SessionTests {
  @Test(arguments: AccountKind.allCases)
  func aSessionEndsOnTheMinuteItIsLeftAlone(_ kind: AccountKind) {
    let idle = SessionLimits.of(kind).idleMinutes
    let session = Session(kind: kind, began: .monday)
    let end = Instant.monday.adding(minutes: idle)
    #expect(session.state(at: end.adding(milliseconds: -1)).isLive)
    #expect(session.state(at: end) == .ended(.idle, at: end))
  }

  @Test(arguments: AccountKind.allCases)
  func aBusySessionEndsAfterEightHoursAllTheSame(_ kind: AccountKind) {
    var session = Session(kind: kind, began: .monday)
    for minute in stride(from: 0, to: 480, by: 5) {
      let now = Instant.monday.adding(minutes: minute)
      #expect(session.state(at: now).isLive)
      session.touch(at: now)
    }
    let end = Instant.monday.adding(hours: 8)
    #expect(session.state(at: end) == .ended(.tooOld, at: end))
  }

  @Test func aRevokedSessionIsOverAtThatMoment() {
    var session = Session(kind: .customer, began: .monday)
    session.revoked = .monday.adding(seconds: 1)
    #expect(session.state(at: .monday.adding(seconds: 1)) == .ended(.revoked, at: .monday.adding(seconds: 1)))
  }

  @Test func aClockPutBackMakesNoSessionYoung() {
    let session = Session(kind: .staff, began: .monday)
    let early = Instant.monday.adding(hours: -1)
    #expect(session.state(at: early) == .ended(.clockWentBack, at: early))
    #expect(session.state(at: .monday.adding(minutes: -1)).isLive)
  }

  @Test func whatMattersAsksForAFreshProof() {
    var session = Session(kind: .staff, began: .monday)
    let later = Instant.monday.adding(minutes: 5)
    #expect(session.state(at: later) == .live(until: .monday.adding(minutes: 15), isFresh: false))
    session.proved = later
    #expect(session.state(at: later) == .live(until: .monday.adding(minutes: 15), isFresh: true))
  }

  @Test func aRowIsTouchedOnceAMinuteAndNeverBackwards() {
    var session = Session(kind: .booker, began: .monday)
    #expect(!session.wantsTouch(at: .monday.adding(seconds: 59)))
    #expect(session.wantsTouch(at: .monday.adding(seconds: 60)))
    session.touch(at: .monday.adding(minutes: 3))
    session.touch(at: .monday.adding(minutes: 2))
    #expect(session.lastSeen == .monday.adding(minutes: 3))
  }

  @Test func onceEndedASessionStaysEndedHoweverItIsUsed() {
    var dice = Dice(seed: 50)
    for _ in 0..<2000 {
      var session = Session(kind: AccountKind.allCases[dice.below(3)], began: .monday)
      var now = Instant.monday
      var hasEnded = false
      for _ in 0..<30 {
        now = now.adding(seconds: dice.below(25 * 60))
        let live = session.state(at: now).isLive
        if hasEnded { #expect(!live) }
        hasEnded = hasEnded || !live
        if live { session.touch(at: now) }
        if live { #expect(now < Instant.monday.adding(hours: 8)) }
      }
    }
  }

  @Test func nobodysLimitsLeaveTheRangeOWASPGives() {
    for kind in AccountKind.allCases {
      let limits = SessionLimits.of(kind)
      #expect((15...30).contains(limits.idleMinutes))
      #expect((240...480).contains(limits.absoluteMinutes))
      #expect(limits.freshMinutes <= limits.idleMinutes)
    }
    #expect(SessionLimits.of(.staff).idleMinutes <= SessionLimits.of(.customer).idleMinutes)
  }
}
