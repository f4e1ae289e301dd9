package import Domain
package import Retention
package import Storage

/// How the house keeps its promises, in numbers without names: what the data protection officer, an auditor and the
/// operator watch. The page, `rechtspoor-scheduler status` and `/metrics` all say what stands here, and ask nothing else.
///
/// Nobody is looked at for it: each number is one query over an index, or was worked out in the night.
package struct Oversight: Sendable {
  package let at: Instant
  /// Nil where no scheduler has worked yet.
  package let clock: ClockGuard.State?
  /// Who has said in the last hour that it is right after all.
  package let clockGiven: [ClockAcceptance.Given]
  package let waits: [Wait]
  /// People still to be looked at under the statement of today; `mostCounted` stands for that many or more.
  package let underAnotherStatement: Int
  package let selfCheck: SelfCheckOutcome?
  package let checks: [HouseCheck: HouseCheck.Outcome]
  /// Keys whose end was ordered, and which are still there.
  package let destructionsOpen: Int
  /// Purposes on a legitimate interest whose weighing had to be done again by now (Art. 6(1)(f)), the oldest first.
  /// They go on: nothing breaks by itself because a day has come.
  package let assessmentsDue: [AssessmentDue]
  package let cases: CaseWorkload
  package let recipients: [InstructionTable.Waiting]
  /// Agreements and transfers that end soon, or have: then nothing may be handed over any more.
  package let runningOut: [RunningOut]
  /// People whose NS Extra ended five days ago or longer, and of whom something of it is still here: by the seventh day
  /// nothing may be (R4).
  package let extraLeft: Int
  /// Of the cases of the last thirty days.
  package let latencies: [CaseTiming.Effect: CaseLatencies.Spread]

  /// What a sweep leaves alone, and who has released it by now.
  package struct Wait: Sendable {
    package let wait: SweepWaits.Wait
    package let given: [SweepRelease.Given]

    /// Two colleagues have given the same ceiling: the next sweep takes it.
    package var isReleased: Bool {
      Dictionary(grouping: given, by: \.ceiling).values.contains { Set($0.map(\.staff)).count >= 2 }
    }

    /// The ceiling a colleague is asked to give: that of somebody before them, so that the two meet.
    package var ceiling: Int { given.first?.ceiling ?? wait.count.people }
  }

  package struct AssessmentDue: Hashable, Sendable {
    package let purpose: Purpose
    package let reference: String
    package let reviewBy: Day

    static func all(_ statement: Statement, on day: Day) -> [AssessmentDue] {
      statement.purposes.compactMap { terms in
        guard let assessment = terms.assessment, assessment.reviewBy < day else { return nil }
        return AssessmentDue(purpose: terms.purpose, reference: assessment.reference, reviewBy: assessment.reviewBy)
      }.sorted { $0.reviewBy < $1.reviewBy }
    }
  }

  package struct SelfCheckOutcome: Sendable {
    package let day: Day
    package let people: Int
    package let differences: Int
  }

  package static func read(in tx: Transaction) throws -> Oversight {
    let clock = try ClockGuard.state(in: tx)
    return Oversight(
      at: tx.now, clock: clock,
      clockGiven: try clock?.stopped.map { try ClockAcceptance.given(for: $0, in: tx) } ?? [],
      waits: try SweepWaits.all(in: tx).map { Wait(wait: $0, given: try SweepRelease.given(for: $0, in: tx)) },
      underAnotherStatement: try SweepBacklog.underAnotherStatement(upTo: mostCounted, in: tx),
      selfCheck: try SelfCheck.last(in: tx).map {
        SelfCheckOutcome(day: $0.day, people: $0.people, differences: $0.differences)
      },
      checks: try HouseCheck.outcomes(in: tx),
      destructionsOpen: try tx.first("SELECT COUNT(*) AS n FROM key_destruction")?.int("n") ?? 0,
      assessmentsDue: AssessmentDue.all(try tx.statement, on: tx.today),
      cases: try CaseWorkload.of(tx.today, showing: casesShown, in: tx),
      recipients: try InstructionTable.waiting(on: tx.today, after: ToldRecipients.mostReminders, in: tx),
      runningOut: try RunningOut.on(tx.today, in: tx),
      extraLeft: try ExtraBenefits.leftBehind(since: tx.today.adding(days: -5), in: tx),
      latencies: try CaseLatencies.since(tx.now.adding(hours: -24 * latencyDays), in: tx).spreads)
  }

  package static let latencyDays = 30
  package static let mostCounted = 10_000
  private static let casesShown = 20

  /// People whom a sweep leaves alone.
  package var peopleWaiting: Int { waits.reduce(0) { $0 + $1.wait.count.people } }

  /// Since the oldest of them waits, in seconds; 0 where nothing does.
  package var waitingSeconds: Int64 { waits.map { seconds(since: $0.wait.since) }.max() ?? 0 }

  /// Recipients whom nobody of ours writes to, and about whom somebody of ours has to tell them something.
  package var toldByHand: Int { recipients.reduce(0) { $0 + $1.byHand } }

  /// Since the longest of them waits to be told, in seconds; 0 where nobody does.
  package var byHandSeconds: Int64 { recipients.compactMap(\.byHandSince).map(seconds).max() ?? 0 }

  package func seconds(since moment: Instant) -> Int64 { (at.milliseconds - moment.milliseconds) / 1000 }
}
