import Domain
import Foundation
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// What those who watch the house are told, from the rows it stands in; on every engine.
@Suite struct OversightTests {
  private func oversight(_ house: TemporaryHouse) throws -> Oversight { try house.store.readNow(Oversight.read) }

  @Test(arguments: Dialect.allCases) func aNewHouseIsQuiet(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let seen = try oversight(house)
    #expect(seen.alarms.isEmpty && seen.waits.isEmpty && seen.recipients.isEmpty && seen.latencies.isEmpty)
    #expect(seen.cases.open == 0 && seen.underAnotherStatement == 0 && seen.clock == nil && seen.selfCheck == nil)
  }

  /// Nearest rank: half of ten is the fifth, and 95 of a hundred of them is the tenth.
  @Test(arguments: Dialect.allCases) func theTimesAreThoseOfThirtyDays(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    try house.store.writeNow { tx in
      for number in 1...10 {
        let asked = tx.now.adding(hours: -24 * number)
        try tx.run(
          """
          INSERT INTO case_timing (case_id, asked_at, stopped_at, proven_at)
          VALUES (\(number), \(asked), \(asked.adding(milliseconds: Int64(number) * 100)), \(asked))
          """)
      }
      let old = tx.now.adding(hours: -24 * 32)
      try tx.run(
        "INSERT INTO case_timing (case_id, asked_at, stopped_at) VALUES (99, \(old), \(old.adding(hours: 9)))")
    }
    let stopped = try #require(try oversight(house).latencies[.stopped])
    #expect(stopped.cases == 10 && stopped.median == 500 && stopped.ninetyFifth == 1000 && stopped.worst == 1000)
    // Proven, and nothing destroyed yet: of that nobody can say how long it took.
    #expect(try oversight(house).latencies[.unreadable] == nil)
    _ = try house.store.writeNow { tx in try tx.run("DELETE FROM case_timing WHERE case_id > 1") }
    #expect(try oversight(house).latencies[.stopped]?.median == 100)
    #expect(try oversight(house).latencies[.stopped]?.ninetyFifth == 100)
  }

  @Test(arguments: Dialect.allCases) func casesAreLateOnlyWhileTheyOweAnAnswer(on dialect: Dialect) async throws {
    let house = try TemporaryHouse(on: dialect)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    // Two at once: what is kept for the relationship is stopped, and the account erased later.
    _ = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    var cases = try oversight(house).cases
    #expect(cases.open == 2)
    #expect(cases.unanswered == 2)
    #expect(cases.late == 0)
    #expect(cases.soon == 0)
    let due = try #require(cases.next.first).due
    house.time.set(due.at(minute: 600))
    cases = try oversight(house).cases
    #expect(cases.soon == 2 && cases.late == 0)
    house.time.advance(days: 1)
    cases = try oversight(house).cases
    #expect(cases.late == 2 && cases.soon == 0)
    #expect(try oversight(house).alarms == [.answersLate(cases: 2)])
    // The answer goes out, and the case may wait for others as long as it takes.
    _ = try house.store.writeNow { tx in
      try tx.run("UPDATE rights_case SET answered = 1")
    }
    cases = try oversight(house).cases
    #expect(cases.open == 2 && cases.unanswered == 0 && cases.late == 0 && cases.next.isEmpty)
  }

  @Test(arguments: Dialect.allCases) func whoIsStillToBeLookedAtIsCounted(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    try house.store.writeNow { tx in
      for number in 1...5 {
        _ = try Fixture.subscriber(email: "jan\(number)@voorbeeld.example", in: tx)
      }
      try tx.run("UPDATE standing SET check_day = \(tx.today.adding(days: 1))")
    }
    func counts(upTo most: Int = 100) throws -> [Int] {
      try house.store.readNow { tx in
        [try SweepBacklog.due(in: tx), try SweepBacklog.underAnotherStatement(upTo: most, in: tx)]
      }
    }
    let before = try counts()
    #expect(before[0] == 0)
    #expect(before[1] == 0)
    house.time.advance(days: 1)
    #expect(try counts()[0] == 5)
    _ = try house.store.writeNow { tx in try tx.run("UPDATE standing SET statement_digest = \("0000")") }
    #expect(try counts()[1] == 5)
    #expect(try counts(upTo: 3)[1] == 3)
    #expect(try oversight(house).underAnotherStatement == 5)
  }

  @Test func aRecipientsSilenceIsCounted() async throws {
    let given = try GivenAway()
    _ = try await given.object()
    let first = try #require(try oversight(given.house).recipients.first)
    #expect(first.recipient == "Arriva" && first.open == 1 && first.late == 0 && first.unanswered == 0)
    for _ in 1...3 {
      given.house.time.advance(days: 11)
      _ = try await given.round()
    }
    let last = try #require(try oversight(given.house).recipients.first)
    #expect(last.open == 1 && last.late == 1 && last.unanswered == 1)
  }

  @Test(arguments: Dialect.allCases) func whatIsFoundAboutTheHouseIsAnAlarmUntilItIsMended(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    try house.store.writeNow { tx in
      try HouseCheck.pages.note(faults: 2, in: tx)
      try HouseCheck.residue.note(faults: 0, in: tx)
    }
    #expect(try oversight(house).alarms == [.found(.pages, faults: 2)])
    house.time.advance(hours: 1)
    try house.store.writeNow { tx in try HouseCheck.pages.note(in: tx) }
    let seen = try oversight(house)
    #expect(seen.alarms.isEmpty && seen.checks[.pages]?.at == house.time.now)
  }

  @Test func aBackupIsDueEveryDayOnceThereWasOne() throws {
    let house = try TemporaryHouse()
    _ = try house.store.backUp(to: house.backups)
    #expect(try oversight(house).checks[.backup]?.at == house.time.now)
    house.time.advance(hours: 36)
    #expect(try oversight(house).alarms.isEmpty)
    house.time.advance(minutes: 1)
    guard case .backupLate = try oversight(house).alarms.first else {
      Issue.record("no alarm after a day and a half without a backup")
      return
    }
  }

  @Test func aSchedulerThatIsSilentAndAClockThatIsStoppedAreTwoAlarms() throws {
    let house = try TemporaryHouse()
    _ = try ClockGuard.tick(on: house.store)
    house.time.advance(hours: 26)
    #expect(try oversight(house).alarms.isEmpty)
    house.time.advance(minutes: 1)
    guard case .schedulerSilent = try oversight(house).alarms.first else {
      Issue.record("no alarm though nobody works")
      return
    }
    house.time.advance(days: 2)
    _ = try ClockGuard.tick(on: house.store)
    #expect(try oversight(house).alarms == [.clockStopped])
  }

  /// Art. 6(1)(f): the weighing is looked at again in time; and nothing breaks by itself on the day after.
  @Test func aWeighingThatIsDueForReviewIsAnAlarmFromTheDayAfter() throws {
    let house = try TemporaryHouse()
    house.time.set(Day("2026-12-31")!.at(minute: 600))
    #expect(try oversight(house).alarms.isEmpty)
    house.time.set(Day("2027-01-01")!.at(minute: 600))
    let due = try oversight(house).assessmentsDue
    #expect(due.count == 13 && due.contains { $0.reference == "LIA-2019-01" && $0.purpose == .marketingActions })
    #expect(try oversight(house).alarms == [.assessmentsDue(purposes: 13, since: Day("2026-12-31")!)])
  }

  @Test func everyAlarmIsSaidInBothLanguages() {
    let alarms: [Alarm] =
      [
        .clockStopped, .schedulerSilent(since: TemporaryHouse.monday), .releaseOverdue(rule: "R1", people: 1_200),
        .selfCheckDiffers(people: 2), .backupLate(last: TemporaryHouse.monday), .answersLate(cases: 3),
        .tellByHand(words: 2, since: TemporaryHouse.monday), .assessmentsDue(purposes: 2, since: Day("2026-12-31")!),
      ] + HouseCheck.allCases.map { .found($0, faults: 4) }
    for alarm in alarms {
      let (nl, en) = (alarm.words(in: .nl), alarm.words(in: .en))
      #expect(nl != en && nl.hasSuffix(".") && en.hasSuffix("."))
      for sentence in (nl + en).split(separator: ".") { #expect(sentence.split(separator: " ").count <= 25) }
    }
  }
}
