package import Domain

/// What NS Extra holds of a person: coupons, of which an open one was not used yet (S35), and the profile (S32). Lost when
/// NS Extra ends, and so named before and after.
package enum ExtraBenefits {
  package struct Coupon: Hashable, Sendable {
    package let id: Int64
    /// As the person knows it.
    package let name: String
    package let redeemed: Day?
  }

  package static func add(_ benefit: String, of customer: Int64, on day: Day, in tx: Transaction) throws {
    try Rows.write(
      "extra_benefit", of: customer, ["kind": coupon, "recorded_day": day], sealing: [field: benefit], in: tx)
  }

  /// The open ones in front.
  package static func coupons(of customer: Int64, in tx: Transaction) throws -> [Coupon] {
    try rows(coupon, of: customer, in: tx).compactMap { row in
      guard let name = row.fields?[field], let id = row.rowID else { return nil }
      return Coupon(id: id, name: name, redeemed: try row.record.optionalDay("redeemed_day"))
    }
    .sorted { ($0.redeemed == nil ? 0 : 1, $0.name, $0.id) < ($1.redeemed == nil ? 0 : 1, $1.name, $1.id) }
  }

  /// What is still open, as the person knows it.
  package static func open(of customer: Int64, in tx: Transaction) throws -> [String] {
    try coupons(of: customer, in: tx).filter { $0.redeemed == nil }.map(\.name)
  }

  /// Uses a coupon, once; false where there is no such open one.
  package static func redeem(_ id: Int64, of customer: Int64, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      UPDATE extra_benefit SET redeemed_day = \(tx.today)
      WHERE customer_id = \(customer) AND benefit_id = \(id) AND kind = \(coupon) AND redeemed_day IS NULL
      """)
    return tx.changes == 1
  }

  package static func profile(of customer: Int64, in tx: Transaction) throws -> (ExtraProfile, on: Day)? {
    for row in try rows(profile, of: customer, in: tx) {
      guard let found = row.fields?[travels].flatMap(ExtraProfile.init(rawValue:)) else { continue }
      return (found, try row.record.day("recorded_day"))
    }
    return nil
  }

  /// Puts the profile in the place of the one before; nil leaves none.
  package static func keep(_ found: ExtraProfile?, of customer: Int64, in tx: Transaction) throws {
    try Rows.erase(try rows(profile, of: customer, in: tx), in: tx)
    guard let found else { return }
    try Rows.write(
      "extra_benefit", of: customer, ["kind": profile, "recorded_day": tx.today],
      sealing: [travels: found.rawValue], in: tx)
  }

  /// People whose NS Extra ended by that day and of whom something of it is still here. Not those whom a dispute or a
  /// restriction keeps it for: that has an end and an owner of its own.
  package static func leftBehind(since day: Day, in tx: Transaction) throws -> Int {
    let name = AgreementName.nsExtra.rawValue
    return try tx.first(
      """
      SELECT COUNT(DISTINCT a.customer_id) AS n FROM agreement a
      WHERE a.name = \(name) AND a.ended_day <= \(day)
        AND EXISTS (SELECT 1 FROM extra_benefit b WHERE b.customer_id = a.customer_id)
        AND NOT EXISTS (
          SELECT 1 FROM agreement r WHERE r.customer_id = a.customer_id AND r.name = \(name)
            AND (r.ended_day IS NULL OR r.ended_day > \(day)))
        AND NOT EXISTS (
          SELECT 1 FROM hold h WHERE h.customer_id = a.customer_id
            AND (h.until_day IS NULL OR h.until_day > \(tx.today)))
        AND NOT EXISTS (
          SELECT 1 FROM restriction s WHERE s.customer_id = a.customer_id
            AND (s.until_day IS NULL OR s.until_day > \(tx.today)))
      """)?.int("n") ?? 0
  }

  private static func rows(_ kind: String, of customer: Int64, in tx: Transaction) throws -> [PersonalRow] {
    try Rows.read(Inventory.table("extra_benefit"), of: customer, opening: true, in: tx)
      .filter { try $0.record.text("kind") == kind }
  }

  private static let coupon = "coupon"
  private static let profile = "profile"
  private static let field = "benefit"
  private static let travels = "travels"
}
