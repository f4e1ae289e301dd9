import Domain
import Identity
import Retention
import Rights
import Storage

// The oversight as the page shows it: words for numbers, and nothing looked up.

extension OversightPage {
  init(_ oversight: Oversight, shownTo account: Account, said: Said?, _ language: Language) {
    let copy = Self.words.copy(in: language)
    self.init(
      at: oversight.at.words(in: language), said: said, alarms: oversight.alarms.map { $0.words(in: language) },
      clock: StoppedClock(oversight, shownTo: account, copy, language),
      waits: oversight.waits.map { Wait($0, shownTo: account, copy, language) },
      house: Self.house(oversight, copy, language), caseCounts: Self.counts(oversight.cases, copy, language),
      cases: oversight.cases.next.map { Case($0, today: oversight.at.day, copy, language) },
      recipients: oversight.recipients.map { Recipient($0, at: oversight.at, language) },
      latencies: CaseTiming.Effect.allCases.compactMap { effect in
        oversight.latencies[effect].map { Latency(effect, $0, copy, language) }
      }, hasProcessing: account.authority.may(.readRecordOfProcessing), takesDown: account.authority.may(.findPerson))
  }

  private static func house(_ oversight: Oversight, _ copy: OversightCopy, _ language: Language) -> [Fact] {
    func looked(_ check: HouseCheck) -> String {
      guard let outcome = oversight.checks[check] else { return copy.never }
      let at = outcome.at.words(in: language)
      return outcome.faults == 0 ? copy.sound(at) : copy.faulty(at, outcome.faults.grouped(in: language))
    }
    let backup = oversight.checks[.backup]
    let remaining = oversight.underAnotherStatement
    return [
      Fact(copy.worked, oversight.clock.map { $0.workedAt.words(in: language) } ?? copy.never),
      Fact(copy.clock, oversight.clock?.stopped == nil ? copy.clockBelieved : copy.clockStopped),
      Fact(
        copy.otherStatement,
        remaining >= Oversight.mostCounted
          ? copy.atLeast(remaining.grouped(in: language)) : remaining.grouped(in: language)),
      Fact(
        copy.selfCheck,
        oversight.selfCheck.map {
          copy.compared(
            $0.day.words(in: language), $0.people.grouped(in: language), $0.differences.grouped(in: language))
        } ?? copy.never),
      Fact(copy.pages, looked(.pages)), Fact(copy.log, looked(.auditLog)), Fact(copy.ledger, looked(.ledger)),
      Fact(copy.caseTimes, looked(.caseTimes)), Fact(copy.residue, looked(.residue)),
      Fact(copy.destructions, oversight.destructionsOpen.grouped(in: language)),
      Fact(copy.backup, backup.map { $0.at.words(in: language) } ?? copy.never),
      Fact(copy.nextBackup, backup.map { $0.at.adding(hours: 24).words(in: language) } ?? copy.today),
      Fact(copy.backupVerified, looked(.backupVerified)),
    ]
  }

  private static func counts(_ cases: CaseWorkload, _ copy: OversightCopy, _ language: Language) -> [Fact] {
    [
      Fact(copy.casesOpen, cases.open.grouped(in: language)),
      Fact(copy.casesUnanswered, cases.unanswered.grouped(in: language)),
      Fact(copy.casesLate, cases.late.grouped(in: language)),
      Fact(copy.casesSoon, cases.soon.grouped(in: language)),
    ]
  }
}

extension OversightPage.StoppedClock {
  fileprivate init?(_ oversight: Oversight, shownTo account: Account, _ copy: OversightCopy, _ language: Language) {
    guard let stopped = oversight.clock?.stopped else { return nil }
    let given = oversight.clockGiven
    self.init(
      facts: [
        Fact(copy.clockWorked, stopped.workedAt.words(in: language)),
        Fact(copy.clockSaid, stopped.at.words(in: language)),
        Fact(copy.clockNow, oversight.at.words(in: language)),
      ]
        + given.map { given in
          let who = given.staff == account.handle ? copy.yourself : given.staff
          return Fact(copy.clockGiven, copy.clockGivenBy(who, given.at.words(in: language)))
        })
    if !account.authority.may(.acceptClock) {
      note = copy.clockMayNot
    } else if given.contains(where: { $0.staff == account.handle }) {
      note = copy.clockAnother
    } else {
      offer = stopped.at
    }
  }
}

extension OversightPage.Wait {
  fileprivate init(_ waiting: Oversight.Wait, shownTo account: Account, _ copy: OversightCopy, _ language: Language) {
    let wait = waiting.wait
    let mine = waiting.given.first { $0.staff == account.handle }
    self.init(
      rule: wait.rule, people: wait.count.people,
      facts: [
        Fact(copy.day, wait.day.words(in: language)),
        Fact(copy.relationships, wait.count.relationships.grouped(in: language)),
        Fact(copy.others, wait.count.others.grouped(in: language)),
        Fact(copy.bound, wait.bound.grouped(in: language)),
        Fact(copy.since, wait.since.words(in: language)),
        Fact(copy.escalated, wait.escalated.map { $0.words(in: language) } ?? copy.notYet),
      ]
        + waiting.given.map { given in
          let who = given.staff == account.handle ? copy.yourself : given.staff
          return Fact(
            copy.givenBy, copy.given(who, given.at.words(in: language), given.ceiling.grouped(in: language)))
        })
    if waiting.isReleased {
      note = copy.goesNext
    } else if !account.authority.may(.releaseSweep) {
      note = copy.mayNot
    } else if mine != nil {
      note = copy.anotherColleague
    } else {
      offer = OversightPage.Offer(rule: wait.rule, day: wait.day, ceiling: waiting.ceiling)
    }
  }
}

extension OversightPage.Case {
  fileprivate init(_ row: CaseTable.Row, today: Day, _ copy: OversightCopy, _ language: Language) {
    self.init(
      reference: row.state.reference.description, kind: copy.kind(row.state.kind), due: row.due.words(in: language),
      state: row.due < today ? copy.isLate : copy.phase(row.state.phase))
  }
}

extension OversightPage.Recipient {
  fileprivate init(_ waiting: InstructionTable.Waiting, at now: Instant, _ language: Language) {
    self.init(
      name: Domain.Recipient.name(waiting.recipient, in: language).capitalisedFirst,
      open: waiting.open.grouped(in: language), late: waiting.late.grouped(in: language),
      unanswered: waiting.unanswered.grouped(in: language), byHand: waiting.byHand.grouped(in: language),
      byHandAge: waiting.byHandSince.map {
        DurationWords.of(milliseconds: now.milliseconds - $0.milliseconds, in: language)
      } ?? "–")
  }
}

extension OversightPage.Latency {
  fileprivate init(
    _ effect: CaseTiming.Effect, _ spread: CaseLatencies.Spread, _ copy: OversightCopy, _ language: Language
  ) {
    self.init(
      what: copy.effect(effect), median: DurationWords.of(milliseconds: spread.median, in: language),
      ninetyFifth: DurationWords.of(milliseconds: spread.ninetyFifth, in: language),
      worst: DurationWords.of(milliseconds: spread.worst, in: language), cases: spread.cases.grouped(in: language))
  }
}
