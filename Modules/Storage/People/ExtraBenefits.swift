package import Domain

/// Benefits of NS Extra: a coupon is one that was not used yet (S35). Lost when NS Extra ends, and so
/// named before and after.
package enum ExtraBenefits {
  package static func add(_ benefit: String, of customer: Int64, on day: Day, in tx: Transaction) throws {
    try Rows.write(
      "extra_benefit", of: customer, ["kind": "coupon", "recorded_day": day], sealing: [field: benefit], in: tx)
  }

  /// What is still open, as the person knows it.
  package static func open(of customer: Int64, in tx: Transaction) throws -> [String] {
    try Rows.read(Inventory.table("extra_benefit"), of: customer, opening: true, in: tx)
      .filter { $0.record.isNull("redeemed_day") }
      .compactMap { $0.fields?[field] }
      .sorted()
  }

  private static let field = "benefit"
}
