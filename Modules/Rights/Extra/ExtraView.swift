package import Domain
package import Storage

/// NS Extra as the person sees it: whether it runs, under which terms, the profile and how it came about, the coupons, and
/// what would be missing to join (S32, S33, Art. 13(2)(f)).
package struct ExtraView: Hashable, Sendable {
  /// Since when it runs; nil while it does not.
  package let since: Day?
  package let terms: String?
  package let profile: ExtraProfile?
  package let profileOf: Day?
  package let coupons: [ExtraBenefits.Coupon]
  package let obstacles: [ExtraObstacle]
  /// It goes on for its benefits, and nothing else of it (A3).
  package let isServiceOnly: Bool

  package static func of(_ customer: Int64, in tx: Transaction) throws -> ExtraView {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else {
      throw StorageError.corrupt("NS Extra was asked for somebody who is not there")
    }
    let runs = standing.agreements[.nsExtra]?.runs(on: tx.today) == true
    let agreement = try tx.first(
      """
      SELECT since_day, terms FROM agreement
      WHERE customer_id = \(customer) AND name = \(AgreementName.nsExtra.rawValue)
        AND (ended_day IS NULL OR ended_day > \(tx.today))
      ORDER BY since_day DESC, agreement_id
      """)
    let profile = runs ? try ExtraBenefits.profile(of: customer, in: tx) : nil
    return ExtraView(
      since: runs ? try agreement?.day("since_day") : nil, terms: runs ? try agreement?.text("terms") : nil,
      profile: profile?.0, profileOf: profile?.on,
      coupons: runs ? try ExtraBenefits.coupons(of: customer, in: tx) : [],
      obstacles: runs ? [] : try JoinExtra.obstacles(of: customer, standing, in: tx),
      isServiceOnly: try ServiceExtra.isAll(standing, in: tx))
  }
}

/// A coupon is used, once (S35).
package struct RedeemCoupon: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// False where there is no such open coupon, or NS Extra does not run any more.
  package func redeem(_ id: Int64, of customer: Int64) async throws -> Bool {
    try await desk.store.write { tx in
      try tx.lock(.person(customer))
      guard try StandingTable.standing(of: customer, in: tx)?.agreements[.nsExtra]?.runs(on: tx.today) == true,
        try ExtraBenefits.redeem(id, of: customer, in: tx)
      else { return false }
      try AuditLog.append(AuditEntry(.couponRedeemed, by: .subject, subject: customer), in: tx)
      try JoinExtra.contact(of: customer, by: .subject, in: tx)
      return true
    }
  }
}
