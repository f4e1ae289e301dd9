import Domain
package import Storage

/// Who is meant by a campaign, written down before the first message of it leaves. To be on the list is no leave: the
/// gate decides about each message once more.
package struct CampaignListing: Sendable {
  private let store: Store

  package init(store: Store) {
    self.store = store
  }

  /// Lists everybody who may be written to today and is meant, and keeps the count of everybody else by reason. Safe to
  /// stop and to begin again: nobody is listed twice. Returns whether the list is whole.
  @discardableResult
  package func make(of row: CampaignTable.Row, mayGoOn: () -> Bool = { true }) throws -> Bool {
    guard row.state == .released else { return true }
    let audience = try Audience.find(row.question, on: store)
    for chunk in audience.members.map(\.customer).sorted().chunks(of: Self.chunk) {
      guard mayGoOn() else { return false }
      try store.writeNow { tx in try MessageTable.list(chunk, for: row, in: tx) }
    }
    try store.writeNow { tx in
      _ = try audience.keep(in: tx)
      try CampaignTable.move(row.id, to: .sending, in: tx)
      try AuditLog.append(AuditEntry(.campaignListed, by: .scheduler, detail: ["campaign": row.draft.name]), in: tx)
    }
    return true
  }

  private static let chunk = 500
}

extension CampaignTable.Row {
  /// Its message and whom it is meant for, as an audience is asked for.
  package var question: Audience.Question { Audience.Question(draft.approach, draft.selection, name: draft.name) }
}
