import Synchronization

/// The orders a program works on just now, so that who sent one can ask how far it is. Known to this program alone and
/// kept nowhere: another that serves the same house answers that it does not know.
package final class OrdersUnderWay: Sendable {
  /// A name is the sender's own: another keeper's order of that name is another order.
  private struct Key: Hashable {
    let keeper: Keeper
    let name: String
  }

  private let underWay = Mutex<[Key: DeskProgress]>([:])
  /// A name has no meaning here, and is held for as long as the order takes.
  private static let longestName = 64

  package init() {}

  /// Does `work` at `desk`; until it ends, `share` tells how far it is. An order without a name cannot be asked for.
  package func following<Answer>(
    _ name: String?, at desk: Desk, _ work: () async throws -> Answer
  ) async rethrows -> Answer {
    guard let name, name.utf8.count <= Self.longestName else { return try await work() }
    let key = Key(keeper: desk.keeper, name: name)
    underWay.withLock { $0[key] = desk.progress }
    defer { underWay.withLock { _ = $0.removeValue(forKey: key) } }
    return try await work()
  }

  package func answer(_ question: ProgressQuestion, of keeper: Keeper) -> ProgressQuestion.Answer {
    let key = Key(keeper: keeper, name: question.order)
    return ProgressQuestion.Answer(share: underWay.withLock { $0[key] }?.share)
  }
}

/// How far an order is that its sender named (`POST /api/v1/business/progress`). Not an act: nothing of the house is read.
package struct ProgressQuestion: Codable, Sendable {
  package static let path = "progress"
  package let order: String

  package struct Answer: Codable, Sendable {
    /// Of one; nil where no such order is under way.
    package let share: Double?
  }

  package init(order: String) {
    self.order = order
  }
}
