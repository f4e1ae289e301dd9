import Domain

/// A restriction, or the end of one, done again on a copy that was put back.
///
/// Where the copy knows the case, the case ends it, as it would have. Where the case is lost with whoever could have
/// ended it, data rest as long as the longest notice: using them would be the greater wrong.
struct RestrictionReplay {
  private let customer: Int64
  private let kind: LedgerKind
  private let at: Instant
  /// The case's readable reference; empty in an entry of before it was noted.
  private let reference: String
  private let reason: String

  init(_ entry: LedgerEntry, _ customer: Int64) {
    self.customer = customer
    kind = entry.kind
    at = Instant(milliseconds: entry.at)
    reference = entry.body["case"] ?? ""
    reason = entry.body["reason"] ?? "ledger"
  }

  func reapply(in tx: Transaction) throws {
    let known = try tx.first("SELECT case_id FROM case_reference WHERE reference = \(reference)")?.integer("case_id")
    if kind == .restricted {
      try Rows.write(
        "restriction", of: customer,
        [
          "case_id": known ?? lost, "reason": known == nil ? "ledger" : reason, "since_day": at.day,
          "until_day": known == nil ? NoticeRoute.whenUnknown.until(from: at).day : nil,
        ], in: tx)
      return
    }
    // An entry that names no case lifted whatever there was.
    let which: Query = reference.isEmpty ? "" : "AND case_id = \(known ?? lost)"
    try tx.run(
      """
      UPDATE restriction SET until_day = \(at.day)
      WHERE customer_id = \(customer) AND (until_day IS NULL OR until_day > \(at.day)) \(which)
      """)
  }

  /// What stands for a case that is lost: the same number for the same reference, so that its end is found.
  private var lost: Int64 {
    if reference.isEmpty { return 0 }
    let hash = Digest.sha256(fields: ["lost case", reference])
    return Int64(hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & 0x7fff_ffff_ffff_ffff)
  }
}
