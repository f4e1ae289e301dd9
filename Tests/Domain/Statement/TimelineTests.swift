import Domain
import Testing

@Suite struct TimelineTests {
  private let old = Statements.of2019
  private let new = Statements.of2026

  @Test func eachDayHasTheStatementThatWasInForce() throws {
    let timeline = try StatementTimeline([
      .init(new, from: day("2026-12-01")), .init(old, from: day("2019-06-01"), until: day("2026-12-01")),
    ])
    #expect(timeline.statement(on: day("2019-05-31")) == nil)
    #expect(timeline.statement(on: day("2026-11-30"))?.version.id == "klantrelatie-2019")
    #expect(timeline.statement(on: day("2026-12-01"))?.version.id == "klantrelatie-2026")
  }

  @Test func overlapAndGapAreRefused() {
    #expect(throws: StatementTimeline.Refusal.overlap("klantrelatie-2019", "klantrelatie-2026", on: day("2026-12-01")))
    {
      try StatementTimeline([
        .init(old, from: day("2019-06-01"), until: day("2026-12-02")), .init(new, from: day("2026-12-01")),
      ])
    }
    #expect(
      throws: StatementTimeline.Refusal.gap(
        after: "klantrelatie-2019", before: "klantrelatie-2026", on: day("2026-11-30"))
    ) {
      try StatementTimeline([
        .init(old, from: day("2019-06-01"), until: day("2026-11-30")), .init(new, from: day("2026-12-01")),
      ])
    }
    #expect(throws: StatementTimeline.Refusal.overlap("klantrelatie-2019", "klantrelatie-2026", on: day("2026-12-01")))
    {
      try StatementTimeline([.init(old, from: day("2026-12-01")), .init(new, from: day("2026-12-01"))])
    }
  }

  @Test func aVersionIsNotActivatedBeforeItsOwnDayAndNoneIsNoTimeline() {
    #expect(throws: StatementTimeline.Refusal.self) { try StatementTimeline([.init(new, from: day("2026-06-30"))]) }
    #expect(throws: StatementTimeline.Refusal.empty) { try StatementTimeline([]) }
  }
}
