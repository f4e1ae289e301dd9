import Domain
import Storage

/// Advertising on paper that left the house before a stop, and may still fall on the mat (S25).
enum HandedOver {
  /// For who has proven nothing: which batches there are is a fact of the house and not of a person.
  static func stillToCome(within scope: Scope, in tx: Transaction) throws -> [OnItsWay] {
    try onItsWay(within: scope) { try PrintBatches.lastToCome(in: tx) }
  }

  /// For a person who is known to be the person: what is on its way to them.
  static func stillToCome(to customer: Int64, within scope: Scope, in tx: Transaction) throws -> [OnItsWay] {
    try onItsWay(within: scope) { try PrintBatches.lastToCome(to: customer, in: tx) }
  }

  private static func onItsWay(within scope: Scope, _ last: () throws -> Day?) throws -> [OnItsWay] {
    guard scope.closesLanes, scope.covers(Lane(.post, .ns)), let day = try last() else { return [] }
    return [OnItsWay(.post, until: day)]
  }
}
