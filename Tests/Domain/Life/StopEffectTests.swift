import Domain
import Testing

@Suite struct StopEffectTests {
  private let today = day("2026-11-22")
  private let email = Datum(
    .contactDetails, channels: [.email], brands: [.ns], days: [.recorded: day("2026-01-01")])
  private let counter = Datum(.travelBehaviour, days: [.recorded: day("2026-11-01")])
  private let invoice = Datum(.financial, days: [.bookYearEnd: day("2026-01-01")])

  private var subscriber: Standing {
    Standing(
      firstRecorded: day("2020-01-01"), lastContact: day("2026-10-01"),
      agreements: [.subscription: AgreementSpan(since: day("2020-01-01"))])
  }

  @Test func anObjectionNamesWhatGoesAndWhatStaysWithReasonAndEnd() throws {
    let stop = Stop(.objection, .everything, at: noon("2026-11-22"))
    let effect = effect(of: stop, Statements.of2019, subscriber, [email, counter, invoice], today)
    #expect(effect.erased == [counter])
    #expect(effect.stays.map(\.datum) == [email, invoice])
    let kept = try #require(effect.stays.first)
    #expect(Set(kept.because.keys) == [.contract, .serviceMessages])
    guard case .basis(.contract, let term?) = kept.because[.contract]?.ground else {
      Issue.record("the contract does not say why: \(kept)")
      return
    }
    // The subscription runs: no day yet, but the letter can say two years after its end.
    #expect(kept.until == nil && term.rule == "R12" && term.period == "P2Y")
    #expect(effect.stays.last?.until == day("2033-01-01"))
    #expect(effect.ended.contains(.personalisedOffers) && effect.goesOn == [.contract, .serviceMessages, .tax])
  }

  @Test func aNarrowActStopsWhatItNamesAndNothingElse() {
    let lanes = Statements.of2019.lanesStopped(by: .optOut, .emailNS)
    #expect(lanes[.marketingActions] == [Lane(.email, .ns)])
    #expect(lanes[.newsletterPost] == nil && lanes[.serviceMessages] == nil && lanes[.telephone] == nil)
    #expect(Set(Statements.of2019.lanesStopped(by: .optOut, .newsletter).keys) == [.newsletterEmail])
    #expect(Set(Statements.of2019.lanesStopped(by: .leavingExtra, .nsExtra).keys) == [.nsExtra])
    #expect(Set(Statements.of2019.lanesStopped(by: .withdrawal, .carrierMessages).keys) == [.carrierMessages])
  }

  @Test func everyScopeStopsSomething() {
    for statement in Statements.both {
      for scope in Scope.allCases {
        #expect(!statement.lanesStopped(by: .optOut, scope).isEmpty, "\(scope)")
        #expect(!statement.lanesStopped(by: .objection, scope).isEmpty, "\(scope)")
      }
    }
  }

  @Test func theSendGateAsksOneLaneAtATime() {
    let stopped = subscriber.adding(Stop(.optOut, .emailNS, at: noon("2026-11-22")))
    let both = Datum(.contactDetails, days: [.recorded: day("2026-01-01")])
    let use = { (lane: Lane) in
      mayUse(Statements.of2019, stopped, both, self.today, for: .marketingActions, over: lane)
    }
    #expect(use(Lane(.email, .ns)) == .refused(.stopped(.optOut, .emailNS, on: today)))
    #expect(use(Lane(.email, .nsInternational)).isAllowed && use(Lane(.post, .ns)).isAllowed)
    #expect(!use(Lane(.telephone, .ns)).isAllowed)
    #expect(mayUse(Statements.of2019, stopped, both, today, for: .tax) == .notHeld)
  }
}
