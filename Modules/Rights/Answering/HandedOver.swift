import Domain
import Storage

/// Advertising on paper that left the house before a stop, and may still fall on the mat (S25). Which
/// batches there were is a fact of the house and not of a person: it may be told to anybody.
enum HandedOver {
  static func stillToCome(within scope: Scope, in tx: Transaction) throws -> [OnItsWay] {
    guard scope.covers(Lane(.post, .ns)) else { return [] }
    let last = try Outbox.lastAdvertisingOnPaper(after: tx.now.day.adding(days: -daysToTheMat).start, in: tx)
    return last.map { [OnItsWay(.post, until: $0.day.adding(days: daysToTheMat))] } ?? []
  }

  /// From the printer to the last letter box.
  private static let daysToTheMat = 14
}
