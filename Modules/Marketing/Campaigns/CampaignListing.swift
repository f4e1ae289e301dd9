import Domain
package import Storage

/// Who is meant by a campaign, written down before the first message of it leaves. To be on the list is no leave: the
/// gate decides about each message once more.
package struct CampaignListing: Sendable {
  private let store: Store

  package init(store: Store) {
    self.store = store
  }

  /// Lists everybody who may be written to today and is meant. Safe to stop and to begin again: nobody is listed
  /// twice. Returns whether the list is whole.
  @discardableResult
  package func make(of row: CampaignTable.Row, mayGoOn: () -> Bool = { true }) throws -> Bool {
    guard row.state == .released else { return true }
    let members = try Audience.find(Reach.Way(row.draft.purpose, row.draft.lane), on: store).members.map(\.customer)
    for chunk in members.sorted().chunks(of: Self.chunk) {
      guard mayGoOn() else { return false }
      try store.writeNow { tx in
        let meant = try chunk.filter { try MeantFor.isMeant($0, by: row, in: tx) }
        try MessageTable.list(meant, for: row, in: tx)
      }
    }
    try store.writeNow { tx in
      try CampaignTable.move(row.id, to: .sending, in: tx)
      try AuditLog.append(AuditEntry(.campaignListed, by: .scheduler, detail: ["campaign": row.draft.name]), in: tx)
    }
    return true
  }

  private static let chunk = 500
}

/// Whether a campaign is meant for somebody, as far as its selection says.
enum MeantFor {
  static func isMeant(_ customer: Int64, by row: CampaignTable.Row, in tx: Transaction) throws -> Bool {
    let selection = row.draft.selection
    if selection.holdOutPercent > 0, isHeldOut(customer, of: row) { return false }
    if !selection.languages.isEmpty, try !selection.languages.contains(People.language(of: customer, in: tx)) {
      return false
    }
    guard selection.agreement != nil || selection.contactWithinMonths != nil else { return true }
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return false }
    if let agreement = selection.agreement, standing.agreements[agreement]?.runs(on: tx.today) != true { return false }
    if let months = selection.contactWithinMonths {
      guard let last = standing.lastContact, last >= tx.today.adding(months: -months) else { return false }
    }
    return true
  }

  /// By a hash of person and campaign: the same people in every run, and other people in another campaign.
  private static func isHeldOut(_ customer: Int64, of row: CampaignTable.Row) -> Bool {
    let hash = Digest.sha256(fields: ["hold-out", String(row.id), String(customer)])
    let number = hash.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Int(number % 100) < row.draft.selection.holdOutPercent
  }
}
