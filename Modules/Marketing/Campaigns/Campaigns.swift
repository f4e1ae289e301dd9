package import Domain
package import Identity
package import Storage

/// Campaigns from draft to release. A marketer writes, another colleague releases, and only what was released is ever
/// sent (ASVS V2.3.5).
package struct Campaigns: Sendable {
  private let store: Store
  private let house: SendingHouse

  package init(store: Store, house: SendingHouse) {
    self.store = store
    self.house = house
  }

  package func draft(_ draft: CampaignDraft, by account: Account) throws -> CampaignTable.Row {
    try store.writeNow { tx in
      try account.require(.planCampaign)
      guard let row = try CampaignTable.keep(draft, by: account.handle, in: tx) else {
        throw CampaignRefused.alreadyReleased(draft.name)
      }
      try Self.note(.campaignDrafted, row, by: account, in: tx)
      return row
    }
  }

  package func all() throws -> [CampaignTable.Row] { try store.readNow(CampaignTable.all) }

  package func find(_ name: String) throws -> CampaignTable.Row {
    try store.readNow { tx in try Self.find(name, in: tx) }
  }

  /// What stands in the way of releasing it under the statement of today.
  package func hindrances(of row: CampaignTable.Row) throws -> [CampaignHindrance] {
    try store.readNow { tx in try house.hindrances(of: row.draft, in: tx) }
  }

  /// Why it waits though it is released; nothing where it does not.
  package func obstacles(of row: CampaignTable.Row) throws -> [CampaignHindrance] {
    try store.readNow { tx in try house.obstacles(to: row.draft, in: tx) }
  }

  /// By somebody else than who wrote it. `digest`: of the very text they read, or its first eight figures. `isReviewed`: they have read a service message and say that there is no
  /// advertising in it (S26).
  package func release(
    _ name: String, digest: String, isReviewed: Bool, by account: Account
  ) throws -> CampaignTable.Row {
    try store.writeNow { tx in
      try account.require(.releaseCampaign)
      let row = try Self.find(name, in: tx)
      guard row.state == .draft else { throw CampaignRefused.alreadyReleased(name) }
      guard account.authority.maySecond(.releaseCampaign, handle: account.handle, begunBy: row.author) else {
        throw CampaignRefused.ownWork
      }
      guard digest.count >= 8, row.digest.hasPrefix(digest) else { throw CampaignRefused.anotherText(row.digest) }
      let hindrances = try house.hindrances(of: row.draft, in: tx)
      guard hindrances.isEmpty else { throw CampaignRefused.notReady(hindrances) }
      if case .service = row.draft.approach.content, !isReviewed { throw CampaignRefused.notReviewed }
      try CampaignTable.release(row, by: account.handle, in: tx)
      try Self.note(.campaignReleased, row, by: account, in: tx)
      return try Self.find(name, in: tx)
    }
  }

  /// No message of it leaves from this moment on; what is on its way already is told apart in its result.
  package func halt(_ name: String, by account: Account) throws {
    try store.writeNow { tx in
      guard account.authority.may(.planCampaign) || account.authority.may(.releaseCampaign) else {
        throw CampaignRefused.mayNot
      }
      let row = try Self.find(name, in: tx)
      try CampaignTable.halt(row.id, in: tx)
      try Self.note(.campaignHalted, row, by: account, in: tx)
    }
  }

  package func resume(_ name: String, by account: Account) throws {
    try store.writeNow { tx in
      try account.require(.releaseCampaign)
      let row = try Self.find(name, in: tx)
      let hindrances = try house.hindrances(of: row.draft, in: tx)
      guard hindrances.isEmpty else { throw CampaignRefused.notReady(hindrances) }
      try CampaignTable.resume(row.id, in: tx)
      try Self.note(.campaignResumed, row, by: account, in: tx)
    }
  }

  static func find(_ name: String, in tx: Transaction) throws -> CampaignTable.Row {
    guard let row = try CampaignTable.find(name, in: tx) else { throw CampaignRefused.unknown(name) }
    return row
  }

  private static func note(
    _ action: AuditAction, _ row: CampaignTable.Row, by account: Account, in tx: Transaction
  ) throws {
    try AuditLog.append(
      AuditEntry(action, by: account.actor, detail: ["campaign": row.draft.name, "draft": row.digest]), in: tx)
  }
}

extension Account {
  fileprivate func require(_ permission: Permission) throws {
    guard authority.may(permission) else { throw CampaignRefused.mayNot }
  }
}

/// Why a campaign does not go on, and what to do.
package enum CampaignRefused: Error, Hashable, CustomStringConvertible {
  case unknown(String)
  case mayNot
  case alreadyReleased(String)
  case ownWork
  /// With the digest of what it says now.
  case anotherText(String)
  case notReady([CampaignHindrance])
  case notReviewed
  case notReleased(String)
  case halted(String)

  package var description: String {
    switch self {
    case .unknown(let name): "There is no campaign \(name). See: rechtspoor campaign list"
    case .mayNot: "This account may not do that with a campaign; a marketer may. Nothing was changed."
    case .alreadyReleased(let name):
      "\(name) has been released already, and what was released is what is sent. Give the draft another name."
    case .ownWork: "You wrote this draft yourself: another colleague releases it. Nothing was changed."
    case .anotherText(let digest):
      "That is not the text the draft has now (\(digest.prefix(12))). Read it again: rechtspoor campaign preview. "
        + "Nothing was changed."
    case .notReady(let hindrances):
      (["It cannot go on:"] + hindrances.map { "- \($0)" }).joined(separator: "\n")
    case .notReviewed:
      "A service message goes to people who said no to advertising. Read it, and say so with --reviewed if there is "
        + "no advertising in it. Nothing was changed."
    case .notReleased(let name): "\(name) is a draft: a second colleague releases it first."
    case .halted(let name): "\(name) is halted. See: rechtspoor campaign resume \(name)"
    }
  }
}
