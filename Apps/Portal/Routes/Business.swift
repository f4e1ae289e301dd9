import Bootstrap
import BusinessCards
import Domain
import Hummingbird
import Identity
import Storage

/// `/business`: the booker's own organisation and nobody else's, and the computers they keep it from; changes of contacts go
/// by `zakelijk`.
extension Portal {
  func addBusiness(to router: Router<PortalContext>) {
    router.getNoting("/business") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let desk = visit.desk else { return visit.redirect(to: "/login?next=/business") }
      return visit.answer(try await businessPage(desk, visit.language))
    }
    router.get("/business/devices") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let desk = visit.desk else { return visit.redirect(to: "/login?next=/business/devices") }
      return visit.answer(try await devicesPage(desk))
    }
    router.post("/business/devices") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let desk = visit.desk else { throw PortalFault.forbidden }
      do {
        _ = try await desk.carryOut(DeviceActs.Revoke(form["device"] ?? ""), in: store)
      } catch DeskRefusal.noSuchDevice {
        // Signed out already, by another page or by time: what was wanted is so.
      }
      return visit.answer(try await devicesPage(desk, isDone: true))
    }
  }

  private func devicesPage(_ desk: Desk, isDone: Bool = false) async throws -> BusinessDevicesPage {
    let devices = try await desk.carryOut(DeviceActs.List(), in: store)
    return BusinessDevicesPage(
      devices: devices.map {
        BusinessDevicesPage.Device(
          handle: $0.handle, name: $0.name, since: $0.made, used: $0.used, until: $0.until)
      }, isDone: isDone)
  }

  private func businessPage(_ desk: Desk, _ language: Language) async throws -> BusinessPage {
    let organisation = try await desk.carryOut(OrganisationActs.Show(), in: store)
    let contacts = try await desk.carryOut(ContactActs.List(), in: store)
    return BusinessPage(
      organisation: organisation.name, contacts: contacts.map { BusinessPage.Contact($0, language) })
  }
}

extension Visit {
  /// The desk of whoever is signed in as a booker.
  fileprivate var desk: Desk? {
    guard let account = session?.account, account.kind == .booker else { return nil }
    return Desk(
      Keeper.booker(account.customer, actor: account.actor, from: .portal),
      publicURL: portal.world.settings.publicURL, contact: portal.world.settings.contact)
  }
}

extension BusinessPage.Contact {
  init(_ contact: BusinessContact, _ language: Language) {
    self.init(
      name: contact.name, role: contact.roles.map { $0.name(in: language) }.joined(separator: ", "),
      address: contact.entry.emails.first?.text ?? contact.entry.address?.lines.joined(separator: ", ") ?? "",
      phone: contact.entry.phones.first?.e164 ?? "", card: Self.card(contact, language))
  }

  /// Whether it works is what is asked most.
  private static func card(_ contact: BusinessContact, _ language: Language) -> String {
    guard let card = contact.cards.first else { return Wording("geen kaart", "no card")[language] }
    let number = "…\(card.number.suffix(4))"
    if card.ended != nil { return Wording("\(number) werkt niet meer", "\(number) is over")[language] }
    if card.blocked != nil { return Wording("\(number) is geblokkeerd", "\(number) is blocked")[language] }
    return Wording("\(number) werkt", "\(number) works")[language]
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
