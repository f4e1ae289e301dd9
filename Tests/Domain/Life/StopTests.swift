import Domain
import Testing

@Suite struct StopTests {
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

  @Test func anObjectionEndsWhatItNamesAndWhatStaysHasItsReasonAndEnd() throws {
    let after = subscriber.adding(Stop(.objection, .everything, at: noon("2026-11-22")))
    #expect(verdict(Statements.of2019, after, counter, today).erases)
    guard case .keep(let until, let lives) = verdict(Statements.of2019, after, email, today) else {
      Issue.record("the contract's address went")
      return
    }
    #expect(Set(lives.filter { !$0.value.isLapsed }.keys) == [.contract, .serviceMessages])
    // The subscription runs: no day yet, but the letter can say two years after its end.
    guard case .basis(.contract, let term?) = lives[.contract]?.ground else {
      Issue.record("the contract does not say why: \(lives)")
      return
    }
    #expect(until == nil && term.rule == "R12" && term.period == "P2Y")
    guard case .keep(let end, _) = verdict(Statements.of2019, after, invoice, today) else {
      Issue.record("the invoice went")
      return
    }
    #expect(end == day("2033-01-01"))
  }

  @Test(arguments: Statements.both) func everyScopeStopsSomething(_ statement: Statement) {
    // To end one consent alone is to withdraw it; the statement asks for it by name.
    // S27 ends no purpose: the message itself says whether it may be declined.
    for scope in Scope.allCases where scope.consentAlone == nil && scope != .serviceMessages {
      for act in [Act.optOut, .objection] {
        let stops = statement.purposes.contains { terms in
          terms.stoppedBy.contains { $0.scope == scope && $0.acts.contains(act) }
            && terms.lanes.contains(where: scope.covers)
        }
        #expect(stops, "\(act) \(scope)")
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
