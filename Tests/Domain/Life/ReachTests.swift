import Domain
import Testing
import TestSupport

/// The kept answer is the asked one: for random people with random addresses, on random days.
@Suite struct ReachTests {
  private struct Case {
    let statement: Statement
    let standing: Standing
    let details: [Datum]
    let day: Day
  }

  private func forEachCase(seed: UInt64, count: Int, _ body: (Case, inout Dice) -> Void) {
    var dice = Dice(seed: seed)
    for _ in 0..<count {
      let item = Case(
        statement: dice.pick(Statements.both), standing: dice.standing(),
        details: (0..<dice.below(5)).map { _ in dice.detail() }, day: dice.day())
      body(item, &dice)
    }
  }

  /// Person by person, way by way: what `mayUse` says of the details that serve the way.
  private func asked(_ way: Reach.Way, _ item: Case) -> LegalBasis? {
    let bases = item.details.filter { $0.channels.contains(way.lane.channel) }.compactMap { detail -> LegalBasis? in
      guard
        case .allowed(let basis, _) = mayUse(
          item.statement, item.standing, detail, item.day, for: way.purpose, over: way.lane)
      else { return nil }
      return basis
    }
    return LegalBasis.allCases.first(where: bases.contains)
  }

  @Test func everyWayIsOpenExactlyWhereMayUseSaysSo() {
    var open: [LegalBasis: Int] = [:]
    forEachCase(seed: 51, count: 1500) { item, _ in
      let answer = reach(item.statement, item.standing, item.details, item.day).reach
      for way in Reach.ways {
        let expected = asked(way, item)
        #expect(answer.basis(of: way) == expected, "\(way) of \(item)")
        if let expected { open[expected, default: 0] += 1 }
      }
    }
    for basis in [LegalBasis.consent, .contract, .legitimateInterest] {
      #expect(open[basis, default: 0] > 50, "hardly any way was open on \(basis): nothing was tried")
    }
  }

  @Test func nothingChangesBeforeTheDayItNames() {
    var changed = 0
    forEachCase(seed: 52, count: 1500) { item, dice in
      let (now, until) = Domain.reach(item.statement, item.standing, item.details, item.day)
      let last = until ?? item.day.adding(days: 4000)
      #expect(last > item.day, "\(item)")
      for day in [last.adding(days: -1), item.day.adding(days: dice.below(last.number - item.day.number))] {
        #expect(reach(item.statement, item.standing, item.details, day).reach == now, "\(day), until \(last), \(item)")
      }
      if let until, reach(item.statement, item.standing, item.details, until).reach != now { changed += 1 }
    }
    #expect(changed > 100, "no day named was one on which anything changed: nothing was tried")
  }

  @Test func aNameIsNoWayToReachAnybody() {
    let name = Datum(.contactDetails, days: [.recorded: day("2026-01-05")])
    let standing = Standing(firstRecorded: day("2026-01-05"))
    #expect(reach(Statements.of2019, standing, [name], day("2026-02-02")).reach.bytes.allSatisfy { $0 == 0 })
  }

  @Test func bytesOfAnotherMakeAreNoReach() {
    #expect(Reach(bytes: []) == nil)
    #expect(Reach(bytes: Array(repeating: 0, count: Reach.ways.count + 1)) == nil)
    #expect(Reach(bytes: Array(repeating: 9, count: Reach.ways.count)) == nil)
    #expect(Reach(bytes: Array(repeating: 0, count: Reach.ways.count)) != nil)
  }
}

extension Dice {
  /// A way to reach somebody, mostly as the tables hold them; now and then a faulty row.
  fileprivate mutating func detail() -> Datum {
    let isBusiness = one(in: 5)
    var days: [Anchor: Day] = [:]
    if !one(in: 12) { days[.recorded] = day() }
    if isBusiness, one(in: 3) { days[.roleEnd] = day() }
    return Datum(
      isBusiness ? .businessContactDetails : .contactDetails,
      channels: one(in: 6) ? [] : [pick([.email, .post, .telephone])],
      brands: isBusiness ? [] : [pick(Brand.allCases)],
      origin: AddressOrigin(bySubject: !one(in: 3), occasion: pick(Occasion.allCases), optOutOffered: !one(in: 3)),
      days: days)
  }
}
