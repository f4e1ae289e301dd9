import Domain
import TestSupport
import Testing

/// The kept answer is the asked one: for random people with random addresses, on random days.
@Suite struct ReachTests {
  private struct Case {
    let layout: ReachLayout
    let standing: Standing
    let details: [Datum]
    let day: Day
  }

  private static let layouts = Statements.both.map(ReachLayout.init)

  private func forEachCase(
    seed: UInt64, count: Int, faulty: Bool = true, _ body: (Case, inout Dice) -> Void
  ) {
    var dice = Dice(seed: seed)
    for number in 0..<count {
      let (today, isLikely) = (dice.day(), number % 2 == 0)
      let item = Case(
        layout: dice.pick(Self.layouts), standing: isLikely ? dice.likely(on: today) : dice.standing(),
        details: (0..<dice.below(5)).map { _ in dice.wayToReach(on: isLikely ? today : nil, faulty: faulty) },
        day: today)
      body(item, &dice)
    }
  }

  /// What `decide` says of a message, by the byte that stands for it, however the layout keeps it.
  @Test func everyMessageIsAnsweredAsTheDecisionAnswersIt() {
    var grounds: [LegalBasis: Int] = [:]
    var reasons: Set<SendReason> = []
    forEachCase(seed: 51, count: 2500) { item, dice in
      let answer = reach(item.layout, item.standing, item.details, item.day).reach
      for _ in 0..<8 {
        let approach = dice.approach()
        let decision = decide(item.layout.statement, item.standing, item.details, approach, item.day)
        let expected: Reach.Meaning =
          switch decision {
          case .allowed(let ground): .ground(ground)
          case .refused(let refusal): .reason(refusal.reason)
          }
        #expect(kept(answer, approach, item.layout) == expected, "\(approach) of \(item.standing) on \(item.day)")
        if case .allowed(let ground) = decision { grounds[ground.basis, default: 0] += 1 }
        if case .refused(let refusal) = decision { reasons.insert(refusal.reason) }
      }
    }
    for basis in [LegalBasis.consent, .contract, .legitimateInterest] {
      #expect(grounds[basis, default: 0] > 50, "hardly anything was allowed on \(basis): nothing was tried")
    }
    #expect(reasons.count >= 18, "only these were tried: \(reasons)")
  }

  private func kept(_ reach: Reach, _ approach: Approach, _ layout: ReachLayout) -> Reach.Meaning? {
    switch layout.place(of: approach) {
    case .column(let column): return Reach.meaning(of: reach.bytes[column])
    case .columnBut(let column, let reason):
      let meaning = Reach.meaning(of: reach.bytes[column])
      if case .ground = meaning { return .reason(reason) }
      return meaning
    case .nobody(let reason): return .reason(reason)
    case .notAhead: return nil
    }
  }

  /// Of a row without the day it needs, the reason may be another one from one day to the next, and never the answer.
  @Test func nothingChangesBeforeTheDayItNames() {
    var changed = 0
    forEachCase(seed: 52, count: 1500, faulty: false) { item, dice in
      let (now, until) = Domain.reach(item.layout, item.standing, item.details, item.day)
      let last = until ?? item.day.adding(days: 4000)
      #expect(last > item.day)
      for day in [last.adding(days: -1), item.day.adding(days: dice.below(last.number - item.day.number))] {
        #expect(
          reach(item.layout, item.standing, item.details, day).reach == now,
          "\(day), until \(last), \(item.standing), \(item.details)")
      }
      if let until, reach(item.layout, item.standing, item.details, until).reach != now { changed += 1 }
    }
    #expect(changed > 100, "no day named was one on which anything changed: nothing was tried")
  }

  @Test func aNameIsNoWayToReachAnybody() {
    let name = Datum(.contactDetails, days: [.recorded: day("2026-01-05")])
    let standing = Standing(firstRecorded: day("2026-01-05"))
    let bytes = reach(Self.layouts[0], standing, [name], day("2026-02-02")).reach.bytes
    #expect(!bytes.isEmpty && bytes.allSatisfy { $0 >= Reach.firstReason })
  }

  @Test func everyGroundAndEveryReasonHasAByteOfItsOwn() {
    var bytes: Set<UInt8> = []
    for ground in SendGround.all {
      let byte = Reach.byte(of: .allowed(ground))
      #expect(Reach.meaning(of: byte) == .ground(ground) && bytes.insert(byte).inserted)
    }
    for reason in SendReason.allCases {
      #expect(Reach.meaning(of: Reach.byte(of: reason)) == .reason(reason))
      #expect(bytes.insert(Reach.byte(of: reason)).inserted)
    }
    #expect(Reach.meaning(of: 255) == nil && Reach.meaning(of: 127) == nil)
  }

  @Test func theFactsOfASelectionComeBackFromTheirBytes() {
    var dice = Dice(seed: 53)
    for _ in 0..<500 {
      let facts = ReachFacts(dice.standing(), dice.pick(Language.allCases), on: dice.day())
      #expect(facts.bytes.count == ReachFacts.length && ReachFacts(bytes: facts.bytes) == facts)
    }
    #expect(ReachFacts(bytes: [UInt8]()) == nil)
  }

  @Test func aHoldOutLeavesItsShareOutAndTheSamePeopleEachTime() {
    var dice = Dice(seed: 54)
    let people = (0..<20_000).map { _ in Int64(dice.next() >> 1) }
    let spring = people.filter(HoldOut(10, of: "spring").contains)
    #expect(spring == people.filter(HoldOut(10, of: "spring").contains))
    #expect((1800...2200).contains(spring.count), "\(spring.count) of 20000")
    let both = Set(spring).intersection(people.filter(HoldOut(10, of: "autumn").contains))
    #expect((100...320).contains(both.count), "another campaign leaves out others: \(both.count)")
    #expect(Set(spring).isSubset(of: people.filter(HoldOut(20, of: "spring").contains)))
    #expect(people.filter(HoldOut(0, of: "spring").contains).isEmpty)
  }
}
