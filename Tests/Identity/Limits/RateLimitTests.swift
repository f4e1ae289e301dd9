import Domain
import Testing

@testable import Identity
import TestSupport

@Suite struct RateLimitTests {
  @Test func theNextAfterTheLastIsToldWhenToComeBack() {
    let limit = RateLimit(3, inMinutes: 10)
    var window: RateWindow?
    for second in 0..<3 {
      let answer = limit.count(window, at: .monday.adding(seconds: second))
      #expect(answer.verdict == .within)
      window = answer.window
    }
    let end = Instant.monday.adding(minutes: 10)
    #expect(limit.count(window, at: end.adding(milliseconds: -1)).verdict == .later(at: end))
    #expect(limit.count(window, at: end).verdict == .within)
    #expect(limit.count(window, at: end).window == RateWindow(opened: end, count: 1))
  }

  @Test func whatNeedsNoWaitingIsDoneWithoutMail() {
    let limit = RateLimit(1, inMinutes: 10, beyond: .withoutMail)
    let first = limit.count(nil, at: .monday)
    #expect(first.verdict == .within)
    #expect(limit.count(first.window, at: .monday).verdict == .withoutMail)
  }

  @Test func overAnyHistoryTheLimitsHold() {
    var dice = Dice(seed: 60)
    for _ in 0..<500 {
      let limit = RateLimit(1 + dice.below(6), inMinutes: 1 + dice.below(5))
      var window: RateWindow?
      var now = Instant.monday
      var passed: [Instant] = []
      var promised: Instant?
      for _ in 0..<150 {
        now = now.adding(milliseconds: Int64(dice.below(20_000)))
        let answer = limit.count(window, at: now)
        window = answer.window
        switch answer.verdict {
        case .within: passed.append(now)
        case .later(let end):
          #expect(end > now && end <= now.adding(minutes: limit.minutes))
          // Knocking in the meantime does not move the promised moment.
          if let promised, now < promised { #expect(end == promised) }
          promised = end
        case .withoutMail: Issue.record("no such answer was asked for")
        }
      }
      for (index, start) in passed.enumerated() {
        let span = passed[index...].prefix { $0 < start.adding(minutes: limit.minutes) }
        #expect(span.count <= 2 * limit.times)
      }
      #expect(passed.count >= limit.times)
    }
  }

  @Test func aClockPutBackShutsNobodyOut() {
    let limit = RateLimit(1, inMinutes: 10)
    let future = RateWindow(opened: .monday.adding(hours: 24), count: 99)
    #expect(limit.count(future, at: .monday).verdict == .within)
  }

  /// A4, and T3 for whoever asks for a link.
  @Test func anObjectionToAnAddressIsNeverToldToWait() {
    for act in [LimitedAct.objectionPerAddress, .linkPerAddress, .signUpPerAddress] {
      #expect(act.limit.beyond == .withoutMail)
    }
    for act in LimitedAct.allCases {
      #expect(act.limit.times > 0)
      // A day at most; but for the questions a stranger could have sent somebody (S20).
      #expect(act == .signUpUnconfirmed || (1...24 * 60).contains(act.limit.minutes))
    }
  }
}
