import Domain
import Testing
import TestSupport

/// What must be true of every person, datum and day: thousands of them, the same on each run.
@Suite struct PropertyTests {
  struct Case {
    let statement: Statement
    let standing: Standing
    let datum: Datum
    let day: Day

    func lives(_ changed: Standing? = nil) -> [Purpose: Life] {
      livingPurposes(statement, changed ?? standing, datum, day)
    }
  }

  private func forEachCase(
    seed: UInt64, count: Int = 6000, _ body: (Case, inout Dice) throws -> Void
  ) rethrows {
    var dice = Dice(seed: seed)
    for _ in 0..<count {
      let statement = dice.pick(Statements.both)
      let standing = dice.standing()
      let datum = dice.datum()
      let day = dice.day()
      try body(Case(statement: statement, standing: standing, datum: datum, day: day), &dice)
    }
  }

  private func living(_ lives: [Purpose: Life]) -> Set<Purpose> { Set(lives.filter { $0.value.isAlive }.keys) }
  private func kept(_ lives: [Purpose: Life]) -> Set<Purpose> { Set(lives.filter { !$0.value.isLapsed }.keys) }

  @Test func aLaterObjectionOrWithdrawalNeverAddsAPurpose() {
    var took = 0
    forEachCase(seed: 1) { item, dice in
      let before = item.lives()
      var after = item.standing.adding(dice.stop())
      if dice.one(in: 2) { after = after.withdrawing(dice.pick(ConsentName.allCases), at: dice.instant()) }
      let lives = item.lives(after)
      #expect(living(lives).isSubset(of: living(before)), "\(item)")
      #expect(kept(lives).isSubset(of: kept(before)), "\(item)")
      if living(lives) != living(before) { took += 1 }
    }
    #expect(took > 50, "the acts ended next to nothing: nothing was tried")
  }

  @Test func theEndOfAnAgreementNeverAddsAPurpose() {
    forEachCase(seed: 2) { item, dice in
      guard let name = item.standing.agreements.keys.min(by: { $0.rawValue < $1.rawValue }),
        let span = item.standing.agreements[name], span.ended == nil
      else { return }
      var after = item.standing
      after.agreements[name]?.ended = max(span.since, dice.day())
      #expect(kept(item.lives(after)).isSubset(of: kept(item.lives())), "\(item)")
    }
  }

  @Test func anObjectionToEverythingLeavesNoPurposeOfTheRelationship() {
    forEachCase(seed: 3) { item, _ in
      var standing = item.standing
      standing.lifts = []
      let after = item.lives(standing.adding(Stop(.objection, .everything, at: item.day.start)))
      #expect(kept(after).allSatisfy { !$0.servesRelationship && $0 != .travelIntake }, "\(item)")
    }
  }

  @Test func noDatumOutlivesItsPurposesAndNoneIsErasedWhileOneLives() {
    var erased = 0
    forEachCase(seed: 4, count: 10_000) { item, _ in
      let lives = item.lives()
      let verdict = verdict(item.statement, item.standing, item.datum, item.day)
      #expect(verdict.erases == kept(lives).isEmpty, "\(item)")
      #expect(isDue(item.statement, item.standing, item.datum, item.day) == verdict.erases)
      if verdict.erases { erased += 1 }
    }
    #expect((1000...9000).contains(erased), "\(erased)")
  }

  @Test func aDatumWithoutALivingPurposeCannotBeWritten() {
    forEachCase(seed: 5) { item, _ in
      let decision = mayWrite(item.statement, item.standing, item.datum, item.day)
      #expect(decision.isAllowed == living(item.lives()).contains { !$0.onlyKeeps }, "\(item)")
      if verdict(item.statement, item.standing, item.datum, item.day).erases { #expect(!decision.isAllowed) }
    }
  }

  @Test func erasingTwiceIsErasingOnce() {
    var dice = Dice(seed: 6)
    for _ in 0..<300 {
      let standing = dice.standing()
      let day = dice.day()
      let statement = dice.pick(Statements.both)
      let data = (0..<20).map { _ in dice.datum() }
      let once = data.filter { !verdict(statement, standing, $0, day).erases }
      let twice = once.filter { !verdict(statement, standing, $0, day).erases }
      #expect(once == twice)
      let stop = Stop(.objection, .everything, at: day.start)
      let after = standing.adding(stop)
      let rest = once.filter { !verdict(statement, after, $0, day).erases }
      #expect(rest.allSatisfy { !verdict(statement, after.adding(stop), $0, day).erases })
    }
  }

  @Test func aHoldOrARestrictionErasesNothingAndAdmitsNothing() {
    forEachCase(seed: 7) { item, dice in
      var after = item.standing
      if dice.one(in: 2) { after.hold = Span(since: item.day) } else { after.restriction = Span(since: item.day) }
      let lives = item.lives(after)
      #expect(kept(item.lives()).subtracting([.hold, .restriction]).isSubset(of: kept(lives)), "\(item)")
      let working = living(lives).filter { !$0.onlyKeeps }
      #expect(working.isSubset(of: living(item.lives())))
      #expect(working.allSatisfy { !$0.servesRelationship }, "\(item)")
      for purpose in [Purpose.hold, .restriction] {
        let use = mayUse(item.statement, after, item.datum, item.day, for: purpose)
        #expect(!use.isAllowed)
      }
    }
  }

  @Test func theNextLookIsNeverTooLate() {
    var looked = 0
    forEachCase(seed: 8) { item, dice in
      guard !verdict(item.statement, item.standing, item.datum, item.day).erases else { return }
      let look = nextLook(item.statement, item.standing, item.datum, item.day)
      let end = look?.number ?? item.day.number + 4000
      #expect(end > item.day.number)
      for _ in 0..<4 {
        let between = Day(number: item.day.number + dice.below(end - item.day.number))
        #expect(!isDue(item.statement, item.standing, item.datum, between), "\(item) on \(between), look \(end)")
        looked += 1
      }
    }
    #expect(looked > 2000)
  }

  @Test func livesEndInTheFutureAndLapsesLieInThePast() {
    forEachCase(seed: 9) { item, _ in
      for (purpose, life) in item.lives() {
        switch life {
        case .alive(let until, _): #expect(until.map { $0 > item.day } ?? true, "\(purpose) \(item)")
        case .lapsed(let since, _): #expect(since <= item.day, "\(purpose) \(item)")
        case .paused: break
        }
      }
    }
  }

  @Test func goingOverToTheNewerStatementAddsNoPurpose() {
    forEachCase(seed: 10) { item, _ in
      let older = livingPurposes(Statements.of2019, item.standing, item.datum, item.day)
      let newer = livingPurposes(Statements.of2026, item.standing, item.datum, item.day)
      #expect(kept(newer).isSubset(of: kept(older)), "\(item)")
    }
  }

  @Test func useOverOneLaneIsNeverMoreThanUseAtAll() {
    forEachCase(seed: 11, count: 3000) { item, _ in
      for purpose in item.statement.holders(of: item.datum.category) {
        let lanes = item.statement.terms(of: purpose)?.lanes ?? []
        let anyLane = lanes.contains {
          mayUse(item.statement, item.standing, item.datum, item.day, for: purpose, over: $0).isAllowed
        }
        let atAll = mayUse(item.statement, item.standing, item.datum, item.day, for: purpose).isAllowed
        #expect(anyLane == atAll, "\(purpose) \(item)")
      }
    }
  }
}
