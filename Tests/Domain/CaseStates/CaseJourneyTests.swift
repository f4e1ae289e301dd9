import Testing

@testable import Domain

struct CaseJourneyTests {
  @Test func aPersonWhoIsLoggedInIsStoppedErasedAndAnsweredInOneGo() throws {
    let state = try caseState(.objection, .stop, .prove(.login), .erase, .sendLetter)
    #expect(state.phase == .letterSent)
    #expect(state.steps.map(\.step) == [.received, .stopped, .erased, .letter])
    #expect(state.steps.map(\.at) == [0, 1, 3, 4].map { start.adding(minutes: $0) })
    let done = try state.applying(.complete(absence(at: start.adding(minutes: 5))), at: start.adding(minutes: 6))
    #expect(done.phase == .completed)
    #expect(done.closedOn == Day("2026-11-22"))
  }

  @Test func aStepThatWillNeverBeTakenIsNotAnnounced() throws {
    let token = try caseState(.unsubscribe, .stop)
    #expect(token.steps.map(\.step) == [.received, .stopped, .letter])
    let proven = try caseState(.optOut, .stop, .prove(.login))
    #expect(proven.steps.map(\.step) == [.received, .stopped, .erased, .letter])
    let undone = try caseState(.objection, .stop, .announce(.electronic), .contradict)
    #expect(undone.steps.map(\.step) == [.received, .stopped, .letter])
    let waiting = try caseState(.objection, .stop, .announce(.electronic))
    #expect(waiting.steps.map(\.step).contains(.erased))
  }

  @Test func anUnprovenObjectionErasesInTheSeventySecondHourAndNotASecondSooner() throws {
    let state = try caseState(.objection, .stop, .announce(.electronic))
    let until = try #require(state.noticeUntil)
    #expect(until == start.adding(minutes: 2).adding(hours: 72))
    #expect(throws: CaseRefusal.tooEarly("prove", until: until)) {
      try state.applying(.prove(.silence), at: until.adding(milliseconds: -1))
    }
    let proven = try state.applying(.prove(.silence), at: until)
    #expect(try proven.applying(.erase, at: until).phase == .erasedHere)
  }

  @Test func aNoticeByPostWaitsFourteenDaysOnTheClockOnTheWall() throws {
    // Over the end of summer time: fourteen days are an hour longer than 14 times 24 hours.
    let before = Day("2026-10-20")!.at(minute: 600)
    let state = try CaseState(reference(), .objection, received: before)
      .applying(.stop, at: before).applying(.announce(.postOnly), at: before)
    #expect(state.noticeUntil == Day("2026-11-03")!.at(minute: 600))
    #expect(state.noticeUntil == before.adding(hours: 14 * 24 + 1))
  }

  @Test func aLinkOrALoginOvertakesTheNotice() throws {
    let state = try caseState(.objection, .stop, .announce(.electronic), .prove(.link), .erase)
    #expect(state.proven?.by == .link)
    #expect(state.erasedHere == start.adding(minutes: 4))
  }

  @Test func aContradictedCaseNeverErases() throws {
    for events: [CaseEvent] in [
      [.stop, .contradict], [.stop, .announce(.electronic), .contradict],
      [.stop, .announce(.electronic), .prove(.link), .contradict],
    ] {
      var state = CaseState(reference(), .objection, received: start)
      for event in events { state = try state.applying(event, at: start) }
      #expect(state.phase == .contradicted)
      let later = start.adding(hours: 1000)
      for event in [CaseEvent.erase, .prove(.silence), .prove(.login), .stop] {
        #expect(throws: CaseRefusal.self) { try state.applying(event, at: later) }
      }
      let closed = try state.applying(.sendLetter, at: later).applying(.close, at: later)
      #expect(closed.closed?.because == .contradicted)
    }
  }

  @Test func whatIsErasedCannotBeContradictedAndTheRefusalSaysWhatItIs() throws {
    let state = try caseState(.objection, .stop, .prove(.login), .erase)
    let erased = try #require(state.erasedHere)
    #expect(throws: CaseRefusal.tooLateToUndo(erased)) { try state.applying(.contradict, at: start) }
  }

  @Test(arguments: CaseKind.allCases.filter(\.stopsFirst), RefusalGround.allCases)
  func noStopIsEverRefused(_ kind: CaseKind, _ ground: RefusalGround) throws {
    let state = CaseState(reference(), kind, received: start)
    #expect(throws: CaseRefusal.neverRefused(kind)) { try state.applying(.refuse(ground, by: staff), at: start) }
    let stopped = try state.applying(.stop, at: start)
    #expect(throws: CaseRefusal.neverRefused(kind)) { try stopped.applying(.refuse(ground, by: staff), at: start) }
  }

  @Test func onlyStaffCallsARequestExcessiveAndALetterGoesOut() throws {
    let state = CaseState(reference(), .access, received: start)
    #expect(throws: CaseRefusal.needsStaff(.excessive)) {
      try state.applying(.refuse(.excessive, by: .scheduler), at: start)
    }
    let refused = try state.applying(.refuse(.excessive, by: staff), at: start)
    #expect(throws: CaseRefusal.needs("sendLetter", before: "close")) { try refused.applying(.close, at: start) }
    #expect(try refused.applying(.sendLetter, at: start).applying(.close, at: start).closed?.because == .refused)
    let lapsed = try state.applying(.refuse(.notIdentified, by: .scheduler), at: start)
    #expect(try lapsed.applying(.close, at: start).phase == .closed)
  }

  @Test func anOptOutByATokenEndsAfterTheStopAndErasesNothing() throws {
    let state = try caseState(.unsubscribe, .stop, .sendLetter, .close)
    #expect(state.phase == .closed && state.erasedHere == nil && state.proven == nil)
    for proof in Proof.allCases {
      #expect(throws: CaseRefusal.notOfThisKind("prove", .unsubscribe)) {
        try caseState(.unsubscribe, .stop, .prove(proof))
      }
    }
    #expect(throws: CaseRefusal.notOfThisKind("erase", .unsubscribe)) { try caseState(.unsubscribe, .stop, .erase) }
    #expect(throws: CaseRefusal.needs("prove", before: "sendLetter")) { try caseState(.optOut, .stop, .sendLetter) }
  }

  /// Art. 12(3) asks for an answer; where there is no way to give one, the case says so and ends.
  @Test func whoCannotBeWrittenToIsStoppedAndTheCaseEnds() throws {
    let unproven = try caseState(.objection, .stop, .failLetter, .close)
    #expect(unproven.closed?.because == .unreachable && unproven.stopped != nil)
    #expect(throws: CaseRefusal.already("failLetter")) {
      try caseState(.objection, .stop, .failLetter, .prove(.login))
    }
    #expect(throws: CaseRefusal.needs("prove", before: "failLetter")) {
      try caseState(.objection, .stop, .announce(.electronic), .failLetter)
    }
    let erased = try caseState(.objection, .stop, .prove(.login), .erase, .failLetter)
    let done = try erased.applying(.complete(absence(at: start.adding(minutes: 5))), at: start.adding(minutes: 6))
    #expect(done.phase == .completed && done.letterSent == nil)
  }

  @Test func dataNeverLeaveOnSilence() {
    for kind in [CaseKind.access, .portability, .erasure, .rectification, .unsubscribe] {
      #expect(throws: CaseRefusal.self, "\(kind)") { try caseState(kind, .announce(.electronic)) }
      #expect(throws: CaseRefusal.self, "\(kind)") { try caseState(kind, .prove(.silence)) }
    }
  }

  @Test func theErasureOfAnAccountCoolsOffAfterTheLogin() throws {
    let cooling = try caseState(.erasure, .prove(.login), .announce(.electronic))
    let until = try #require(cooling.notice?.until)
    #expect(throws: CaseRefusal.tooEarly("erase", until: until)) {
      try cooling.applying(.erase, at: until.adding(milliseconds: -1))
    }
    #expect(try cooling.applying(.erase, at: until).erasedHere == until)
    #expect(try cooling.applying(.contradict, at: start).phase == .contradicted)
  }

  @Test func whoeverIsNotFoundIsStoppedAllTheSameAndLooksTheSame() throws {
    let nobody = try caseState(.objection, .stop, .findNobody)
    let somebody = try caseState(.objection, .stop, .announce(.electronic))
    #expect(nobody.closed?.because == .nobodyFound)
    #expect(nobody.stepsByReferenceAlone == somebody.stepsByReferenceAlone)
  }

  @Test func aClockPutBackStopsNobodyFromStopping() throws {
    let state = try CaseState(reference(), .objection, received: start).applying(.stop, at: start.adding(hours: -5))
    #expect(state.stopped == start)
  }
}
