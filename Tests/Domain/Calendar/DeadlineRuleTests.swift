import Testing

@testable import Domain

struct DeadlineRuleTests {
  let received = Day("2026-11-25")!

  @Test func aLongerTermIsToldByTheOneMonthDateAndNotADayLater() throws {
    let deadline = Deadline(received: received, entrance: .unproven)
    let last = deadline.prolongationNoticeBy
    #expect(last == Day("2026-12-28"))
    #expect(try deadline.prolonged(because: .numberOfRequests, told: last).legal == Day("2027-02-25"))
    #expect(throws: DeadlineRefusal.toldTooLate(last.adding(days: 1), lastDay: last)) {
      try deadline.prolonged(because: .numberOfRequests, told: last.adding(days: 1))
    }
  }

  @Test func aTermIsProlongedOnceOnly() throws {
    let longer = try Deadline(received: received, entrance: .loggedIn)
      .prolonged(because: .complexity, told: received)
    #expect(longer.prolongation == Prolongation(reason: .complexity, told: received))
    #expect(throws: DeadlineRefusal.prolongedAlready) {
      try longer.prolonged(because: .complexity, told: received)
    }
  }

  @Test func aPauseMovesTheDateByItsWholeDays() throws {
    let paused = try Deadline(received: received, entrance: .unproven)
      .paused(Pause(from: received.adding(days: 2), to: received.adding(days: 9), reason: .identity))
    #expect(paused.target == Day("2027-01-01"))
    #expect(paused.legal == Day("2027-01-04"))
    #expect(paused.prolongationNoticeBy == Day("2027-01-04"))
  }

  @Test func overlappingPausesCountEachDayOnce() throws {
    let paused = try Deadline(received: received, entrance: .unproven)
      .paused(Pause(from: received.adding(days: 1), to: received.adding(days: 6), reason: .identity))
      .paused(Pause(from: received.adding(days: 3), to: received.adding(days: 8), reason: .clarification))
      .paused(Pause(from: received.adding(days: 2), to: received.adding(days: 4), reason: .clarification))
    #expect(paused.target == Day("2026-12-25")!.adding(days: 7))
  }

  @Test(arguments: [Deadline.Entrance.loggedIn, .optOut])
  func nobodyWhoIsKnownOrNeedNotBeIsKeptWaiting(_ entrance: Deadline.Entrance) {
    #expect(throws: DeadlineRefusal.nothingToAsk(entrance)) {
      try Deadline(received: received, entrance: entrance)
        .paused(Pause(from: received, to: received.adding(days: 5), reason: .identity))
    }
  }

  @Test func aQuestionAskedAfterTheThirdDayGivesNoPause() throws {
    let deadline = Deadline(received: received, entrance: .unproven)
    let third = received.adding(days: 3)
    #expect(try deadline.paused(Pause(from: third, to: third.adding(days: 1), reason: .identity)).pauses.count == 1)
    #expect(throws: DeadlineRefusal.askedTooLate(received.adding(days: 4), lastDay: third)) {
      try deadline.paused(Pause(from: received.adding(days: 4), to: received.adding(days: 9), reason: .identity))
    }
  }

  @Test func daysInTheWrongOrderAreRefusedWithWhatToDo() throws {
    let deadline = Deadline(received: received, entrance: .unproven)
    let early = received.adding(days: -1)
    #expect(throws: DeadlineRefusal.beforeReceipt(early, received: received)) {
      try deadline.paused(Pause(from: early, to: received, reason: .identity))
    }
    let backwards = Pause(from: received.adding(days: 2), to: received.adding(days: 1), reason: .identity)
    #expect(throws: DeadlineRefusal.endsBeforeItBegins(backwards)) { try deadline.paused(backwards) }
    #expect(DeadlineRefusal.endsBeforeItBegins(backwards).description.contains("2026-11-27"))
  }
}
