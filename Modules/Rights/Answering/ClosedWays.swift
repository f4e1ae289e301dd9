import Domain
import Storage

/// The ways of sending that a case closed for good, as its dossier keeps them: channel and sender,
/// and never an address (A6).
enum ClosedWays {
  /// Asked before the erasure, while there still is an address to ask about.
  static func record(_ opened: OpenCase, in tx: Transaction) throws {
    guard let row = try CaseTable.row(opened.id, in: tx) else { return }
    let known = Set(try CaseTable.outcomes(of: opened.id, in: tx).compactMap(\.lane))
    // Proven, a stop closes every way on file in this same transaction; before that, only what the
    // list itself says is closed.
    let closesAll = row.state.kind.stopsFirst && row.state.erasedHere != nil
    var counts: [Lane: Int] = [:]
    for target in try targets(of: opened.id, in: tx) {
      for lane in SuppressionList.lanes(target, scope: row.scope) where !known.contains(lane) {
        guard try closesAll || SuppressionList.scopes(target, lane, in: tx).contains(row.scope) else { continue }
        counts[lane, default: 0] += 1
      }
    }
    let lanes = counts.keys.sorted {
      ($0.channel.rawValue, $0.brand.rawValue) < ($1.channel.rawValue, $1.brand.rawValue)
    }
    try CaseTable.add(
      lanes.map { CaseTable.Outcome(.suppressed, .suppression, rows: counts[$0, default: 0], lane: $0) },
      to: opened.id, in: tx)
  }

  /// What was named in the request, and what is on file of everybody it is about.
  private static func targets(of id: Int64, in tx: Transaction) throws -> Set<SuppressionList.Target> {
    var targets: Set<SuppressionList.Target> = []
    let request = try CaseTable.request(of: id, in: tx)
    if let email = request?.email.flatMap(EmailAddress.init) { targets.insert(.email(email)) }
    if let surname = request?.postal?["surname"], let house = request?.postal?["house"] {
      targets.insert(.household(surname: surname, house: house))
    }
    for customer in try CaseTable.customers(of: id, in: tx) {
      targets.formUnion(try ContactDetails.onFile(of: customer, in: tx).targets)
    }
    return targets
  }
}
