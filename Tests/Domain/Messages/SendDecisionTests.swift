import Domain
import Foundation
import TestSupport
import Testing

/// The one decision against one that was written apart from it, over people, messages and statements that nobody chose.
@Suite struct SendDecisionTests {
  private struct Case {
    let statement: Statement
    let standing: Standing
    let details: [Datum]
    let message: Approach
    let day: Day
    let screening: Screening

    var words: String { "\(standing), \(details), \(message), \(day), \(screening)" }

    func decision(_ standing: Standing? = nil) -> SendDecision {
      decide(statement, standing ?? self.standing, details, message, day, screening)
    }
  }

  private static let triples = ProcessInfo.processInfo.environment["RECHTSPOOR_TEST_TRIPLES"].flatMap { Int($0) }

  /// Reading two hundred takes longer than all else here.
  private static let statements = Result {
    var varied = VariedStatements(seed: 71)
    return Statements.both + (try varied.make(triples == nil ? 30 : 220))
  }

  private func rank(_ basis: LegalBasis) -> Int { LegalBasis.allCases.firstIndex(of: basis) ?? 0 }

  private func someCase(_ statement: Statement, _ dice: inout Dice) -> Case {
    let (today, isLikely) = (dice.day(), !dice.one(in: 3))
    return Case(
      statement: statement, standing: isLikely ? dice.likely(on: today) : dice.standing(),
      details: (0...dice.below(3)).map { _ in dice.wayToReach(on: isLikely ? today : nil) },
      message: dice.approach(), day: today, screening: dice.screening())
  }

  /// Twenty thousand in every run; as many as `RECHTSPOOR_TEST_TRIPLES` says, over more statements, where it is set:
  /// see Docs/evidence/sending.md.
  @Test func theDecisionIsTheOneThatWasWrittenApart() throws {
    let count = Self.triples ?? 20_000
    let statements = try Self.statements.get()
    #expect(statements.count >= (Self.triples == nil ? 32 : 222))
    let naive = try statements.map { try NaiveDecision($0.source) }
    var dice = Dice(seed: 72)
    var (allowed, differences) = ([LegalBasis: Int](), 0)
    for number in 0..<count {
      let place = number % 4 == 0 ? dice.below(2) : dice.below(statements.count)
      let item = someCase(statements[place], &dice)
      let grounds = naive[place].grounds(item.standing, item.details, item.message, item.day, item.screening)
      let isSame: Bool
      switch item.decision() {
      case .refused: isSame = grounds.isEmpty
      case .allowed(let ground):
        // Of several addresses the basis that stands first in the closed list is named.
        isSame =
          grounds.contains { $0.contains(ground) }
          && grounds.allSatisfy { $0.contains { rank($0.basis) >= rank(ground.basis) } }
        allowed[ground.basis, default: 0] += 1
      }
      if !isSame {
        differences += 1
        if differences < 5 { Issue.record("\(item.decision()) is not among \(grounds): \(item.words)") }
      }
    }
    #expect(differences == 0, "of \(count)")
    for basis in [LegalBasis.consent, .contract, .legitimateInterest] {
      #expect(allowed[basis, default: 0] > count / 250, "hardly anything was allowed on \(basis): \(allowed)")
    }
  }

  /// Art. 21(3), 7(3) and 18: what a person says can only narrow.
  @Test func noStopWithdrawalOrRestrictionEverGivesLeave() throws {
    let statements = try Self.statements.get()
    var dice = Dice(seed: 74)
    var ended = 0
    for _ in 0..<8000 {
      let item = someCase(dice.pick(statements), &dice)
      var after = item.standing
      switch dice.below(4) {
      case 0: after = after.adding(dice.stop())
      case 1: after = after.withdrawing(dice.pick(ConsentName.allCases), at: item.day.at(minute: 5))
      case 2: after.restriction = after.restriction ?? Span(since: item.day)
      default: after.hold = after.hold ?? Span(since: item.day)
      }
      let (before, now) = (item.decision(), item.decision(after))
      #expect(before.isAllowed || !now.isAllowed, "\(before) became \(now): \(item.words)")
      if before.isAllowed && !now.isAllowed { ended += 1 }
    }
    #expect(ended > 60, "hardly anything was ever ended: nothing was tried")
  }

  @Test func theOrderOfAddressesMakesNoDifference() {
    var dice = Dice(seed: 75)
    for _ in 0..<3000 {
      let item = someCase(dice.pick(Statements.both), &dice)
      let again = decide(
        item.statement, item.standing, dice.shuffled(item.details), item.message, item.day, item.screening)
      switch (item.decision(), again) {
      case (.allowed(let a), .allowed(let b)): #expect(a == b)
      case (.refused(let a), .refused(let b)): #expect(a.reason == b.reason)
      default: Issue.record("another order, another answer: \(item.words)")
      }
    }
  }

  @Test func aServiceMessageRestsOnTheAgreementOfTheVeryAddress() {
    let both: [AgreementName: AgreementSpan] = [
      .subscription: AgreementSpan(since: day("2024-01-01")), .businessCard: AgreementSpan(since: day("2024-01-01")),
    ]
    let standing = Standing(firstRecorded: day("2024-01-01"), agreements: both)
    let home = Datum(.contactDetails, channels: [.email], brands: [.ns], days: [.recorded: day("2026-01-01")])
    let work = Datum(.businessContactDetails, channels: [.email], days: [.recorded: day("2026-01-01")])
    let message = Approach(.serviceMessages, Lane(.email, .ns), .service(.change))
    func ground(_ details: [Datum]) -> SendDecision {
      decide(Statements.of2019, standing, details, message, day("2026-06-01"))
    }
    #expect(ground([home]) == .allowed(SendGround(.contract, agreement: .subscription)))
    #expect(ground([work]) == .allowed(SendGround(.contract, agreement: .businessCard)))
    #expect(ground([work, home]) == .allowed(SendGround(.contract, agreement: .subscription)))
  }

  @Test func aPurposeOnALegitimateInterestWithoutItsAssessmentIsNoStatement() throws {
    for missing in [["reference": "LIA"], ["reviewBy": "2027-01-01"], nil] {
      var root = try #require(
        try JSONSerialization.jsonObject(with: Data(ShippedStatements.klantrelatie2019)) as? [String: Any])
      var purposes = try #require(root["purposes"] as? [[String: Any]])
      purposes[0]["assessment"] = missing
      root["purposes"] = purposes
      let bytes = Array(try JSONSerialization.data(withJSONObject: root))
      #expect(throws: StatementRefusal.self) { try Statement(reading: bytes) }
    }
  }
}
