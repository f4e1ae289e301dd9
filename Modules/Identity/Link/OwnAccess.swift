package import Domain
package import Storage

/// A way in of one's own for whoever we reached through a company that is a client no more: their address at work is used
/// no longer, so nothing can be sent there afterwards. The link works for weeks, each time it is used.
package enum OwnAccess {
  /// How long after the company's last day.
  package static let days = 60

  /// `cardDigits`: the last four of a card they carry, asked each time: a letter at work is read by others too (T15).
  /// Nil for who carries none.
  package static func issue(
    for customer: Int64, cardDigits: String?, from day: Day, in tx: Transaction
  ) throws -> Token<ForOwnAccess> {
    let token = try OneTimeLinks.issue(ForOwnAccess.self, for: customer, until: end(from: day).start, in: tx)
    if let cardDigits { try OneTimeLinks.note(digest(cardDigits, token), on: token, in: tx) }
    return token
  }

  /// The first day on which it works no more.
  package static func end(from day: Day) -> Day { day.adding(days: days) }

  package static func look(_ token: Token<ForOwnAccess>, in tx: Transaction) throws -> OneTimeLink? {
    guard case .usable(let link) = try OneTimeLinks.look(token, in: tx) else { return nil }
    return link
  }

  package static func asksCardDigits(_ link: OneTimeLink) -> Bool { !link.detail.isEmpty }

  package enum Reader: Hashable, Sendable {
    case person(Int64)
    case wrongDigits
    case later(at: Instant)
    /// The link has had its time.
    case spent
  }

  /// Whose it is, once they have shown it. Counts the try first: ten thousand tries would find any card.
  package static func reader(
    _ token: Token<ForOwnAccess>, cardDigits: String, in tx: Transaction
  ) throws -> Reader {
    guard let link = try look(token, in: tx) else { return .spent }
    guard asksCardDigits(link) else { return .person(link.owner) }
    if case .later(let at) = try Limits.allow(.cardDigitsPerMailbox, token.digest.bytes.hex, in: tx) {
      return .later(at: at)
    }
    guard digest(cardDigits, token) == link.detail else {
      try AuditLog.append(AuditEntry(.refused, by: .unproven, detail: ["reason": "cardDigits"]), in: tx)
      return .wrongDigits
    }
    return .person(link.owner)
  }

  /// With the account that was opened for it.
  package static func enter(
    _ customer: Int64, replacing old: Token<ForSession>? = nil, in tx: Transaction
  ) throws -> SignedIn? {
    guard let account = try AccountTable.account(of: customer, as: .customer, in: tx), account.isOpen else {
      return nil
    }
    try AuditLog.append(
      AuditEntry(.linkUsed, by: account.actor, subject: customer, detail: ["account": account.kind.rawValue]), in: tx)
    return try Arrival.admit(account, by: .link, replacing: old, in: tx)
  }

  /// Of the token too, which nobody keeps: whoever reads the database finds no digits by trying all of them.
  private static func digest(_ cardDigits: String, _ token: Token<ForOwnAccess>) -> String {
    Digest.sha256(fields: ["own access", token.text, cardDigits]).hex
  }
}
