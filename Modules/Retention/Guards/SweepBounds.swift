import Domain
import Storage

/// How many people's relationships one sweep may end without anybody's leave.
package struct SweepBounds: Hashable, Sendable {
  /// Of all people, in ten-thousandths.
  package let share: Int
  /// So many may always go: a share of a small house is nobody.
  package let floor: Int
  /// The first sweep of a house taken over from elsewhere, with much overdue: it goes by releases given for it alone.
  package let firstRun: Bool

  package init(share: Int = 200, floor: Int = 25, firstRun: Bool = false) {
    self.share = share
    self.floor = floor
    self.firstRun = firstRun
  }

  func bound(among people: Int) -> Int { max(floor, people * share / 10_000) }
}

/// What a day's sweep would do to people, by the rule it would do it under.
package struct SweepCount: Hashable, Sendable {
  /// People whose relationship ends: nothing of it is left.
  package internal(set) var relationships = 0
  /// People whose relationship goes on, and of whom single data go that nobody foresaw.
  package internal(set) var others = 0

  package var people: Int { relationships + others }
}

extension ErasurePlan {
  /// The rule under which the relationship with this person ends: that of what ended last. Nil where it goes on.
  var endingRule: String? {
    let goesOn = keeps.contains { kept in
      kept.because.contains { $0.key.servesRelationship && !$0.value.isLapsed }
    }
    if goesOn { return nil }
    return erases.filter(\.servedRelationship).max { ($0.since, $0.rule) < ($1.since, $1.rule) }?.rule
  }
}

/// Which plans are left alone until they are released.
struct SweepGate: Sendable {
  let waits: [String: SweepCount]

  func holdsBack(_ plan: ErasurePlan) -> Bool {
    if waits.isEmpty { return false }
    if let rule = plan.endingRule { return waits[rule].map { $0.relationships > 0 } ?? false }
    return plan.rowsByRule.keys.contains { waits[$0].map { $0.others > 0 } ?? false }
  }
}
