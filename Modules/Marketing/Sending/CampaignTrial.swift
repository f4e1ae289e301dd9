package import Delivery
package import Domain
package import Identity
package import Storage

/// Sends a campaign's message to the colleague who asks for it, at the address they sign in with.
package struct CampaignTrial: Sendable {
  private let store: Store
  private let carrier: any Carrier
  private let house: SendingHouse

  package init(store: Store, carrier: any Carrier, house: SendingHouse) {
    self.store = store
    self.carrier = carrier
    self.house = house
  }

  package func send(_ name: String, in language: Language, to account: Account) throws -> EmailAddress {
    guard account.authority.may(.planCampaign) else { throw CampaignRefused.mayNot }
    let (to, letter, page, id, now) = try store.writeNow { tx in
      let row = try Campaigns.find(name, in: tx)
      guard let to = try Accounts.login(of: account, in: tx) else { throw CampaignRefused.mayNot }
      // A way out that works, as in every message: it is the colleague's own.
      let list = MailingList(row.draft.purpose, of: row.draft.brand)
      let token = try OneTimeLinks.issue(ForUnsubscribe.self, for: account.customer, detail: list.rawValue, in: tx)
      let page = "\(house.publicURL)/unsubscribe/\(token.text)"
      let letter = try CampaignPreviewing(house).letter(row.draft, in: language, to: nil, unsubscribe: page, true)
      try AuditLog.append(
        AuditEntry(.campaignTested, by: account.actor, detail: ["campaign": name, "draft": row.digest]), in: tx)
      return (to, letter, page, tx.newID(), tx.now)
    }
    let mailbox = try Mailbox(name: house.contact.sender, address: house.sender)
    let message = try Message(
      id: MessageID("\(UInt64(id))", at: String(house.sender.domain)), date: now, from: mailbox, replyTo: mailbox,
      to: Mailbox(address: to), subject: "[test] \(letter.subject)", body: letter.body, language: language.rawValue,
      unsubscribe: Unsubscribe(page: page, mailbox: house.sender))
    try carrier.carry(MessageRenderer.render(message), from: house.sender, to: to) { true }
    return to
  }
}
