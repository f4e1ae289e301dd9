import BusinessCards
import Domain
import Hummingbird
import Identity
import Storage

/// `/business`: the booker's own organisation and nobody else's; changes go by `zakelijk`.
extension Portal {
  func addBusiness(to router: Router<PortalContext>) {
    router.getNoting("/business") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let account = visit.session?.account, account.kind == .booker else {
        return visit.redirect(to: "/login?next=/business")
      }
      return visit.answer(
        try await businessPage(
          Keeper.booker(account.customer, actor: account.actor, from: .portal), visit.language))
    }
  }

  private func businessPage(_ keeper: Keeper, _ language: Language) async throws -> BusinessPage {
    try await store.write { tx in
      let organisation = try keeper.organisation(in: tx)
      let contacts = try Contacts.list(for: keeper, in: tx)
      return BusinessPage(
        organisation: organisation.name, contacts: contacts.map { BusinessPage.Contact($0, language) })
    }
  }
}

extension BusinessPage.Contact {
  init(_ contact: BusinessContact, _ language: Language) {
    self.init(
      name: contact.name, role: contact.roles.map { $0.name(in: language) }.joined(separator: ", "),
      address: contact.entry.emails.first?.text ?? contact.entry.address?.lines.joined(separator: ", ") ?? "",
      card: contact.roles.contains(.cardholder)
        ? Wording("heeft een kaart", "holds a card")[language] : Wording("geen kaart", "no card")[language])
  }
}

extension Organisations.Role {
  fileprivate func name(in language: Language) -> String {
    switch self {
    case .central: Wording("centrale contactpersoon", "central contact")[language]
    case .cardholders: Wording("contact voor kaarthouders", "contact for cardholders")[language]
    case .invoicing: Wording("contact voor facturen", "contact for invoices")[language]
    case .booker: Wording("boeker", "booker")[language]
    case .cardholder: Wording("kaarthouder", "cardholder")[language]
    }
  }
}
