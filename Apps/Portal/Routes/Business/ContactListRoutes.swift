import Bootstrap
import BusinessCards
import Domain
import Hummingbird

/// `/business`: everybody of the organisation, sought and given out. Whom somebody seeks is sent as a form: it stands in
/// no address and no log of addresses (T20).
extension Portal {
  func addContactList(to router: Router<PortalContext>) {
    getAtDesk("/business", on: router) { _, _, at in at.visit.answer(try await self.contactListPage(at)) }
    postAtDesk("/business", on: router) { form, _, at in
      at.visit.answer(try await self.contactListPage(at, search: form["search"] ?? ""))
    }
    postAtDesk("/business/export", on: router) { form, _, at in
      guard let format = form["format"].flatMap(ImportActs.Format.init) else { throw PortalFault.badRequest }
      let bytes = try await at.ask(ImportActs.Export(format, language: at.visit.language))
      return Response.download(bytes, named: format.fileName(at.visit.language), as: format.mediaType)
    }
  }

  func contactListPage(_ at: DeskVisit, search: String = "", done: [String] = []) async throws -> ContactListPage {
    let organisation = try await at.ask(OrganisationActs.Show())
    let contacts = try await at.ask(ContactActs.List(search: search.isEmpty ? nil : search))
    return ContactListPage(
      organisation: organisation.name, search: search, count: contacts.count,
      contacts: contacts.prefix(ContactListPage.most).map { ContactListPage.Contact($0, at.visit) }, done: done)
  }
}

extension ContactListPage.Contact {
  init(_ contact: BusinessContact, _ visit: Visit) {
    let (today, language) = (visit.portal.world.clock.now.day, visit.language)
    self.init(
      handle: contact.handle, name: contact.name,
      role: contact.roles.map { $0.name(in: language) }.joined(separator: ", "),
      address: contact.entry.emails.first?.text ?? contact.entry.address?.lines.joined(separator: ", ") ?? "",
      phone: contact.entry.phones.first?.e164 ?? "",
      card: contact.cards.first.map { $0.inShort(on: today, language) } ?? "")
  }
}

extension OrganisationCards.Card {
  /// `…4455 works`: whether it works is what is asked most.
  func inShort(on today: Day, _ language: Language) -> String {
    "…\(number.suffix(4)) \(state(on: today).wording[language])"
  }
}

extension Organisations.Role {
  func name(in language: Language) -> String {
    switch self {
    case .central: Wording("centrale contactpersoon", "central contact")[language]
    case .cardholders: Wording("contact voor kaarthouders", "contact for cardholders")[language]
    case .invoicing: Wording("contact voor facturen", "contact for invoices")[language]
    case .booker: Wording("boeker", "booker")[language]
    case .cardholder: Wording("kaarthouder", "cardholder")[language]
    }
  }
}

extension ImportActs.Format {
  var mediaType: String {
    switch self {
    case .csv, .google, .outlook: "text/csv; charset=utf-8"
    case .vcard, .vcard3: "text/vcard; charset=utf-8"
    }
  }

  func fileName(_ language: Language) -> String {
    let stem = Wording("contacten", "contacts")[language]
    switch self {
    case .csv, .google, .outlook: return "\(stem).csv"
    case .vcard, .vcard3: return "\(stem).vcf"
    }
  }
}
