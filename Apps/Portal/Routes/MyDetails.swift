import Bootstrap
import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/me/details`: what we have on file, each of it with a way to correct it (Art. 16). GET shows, POST
/// changes one.
extension Portal {
  func addMyDetails(to router: Router<PortalContext>) {
    router.get("/me/details") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let customer = visit.customer else { return visit.redirect(to: "/login?next=/me/details") }
      return visit.answer(try await detailsPage(customer, visit.language))
    }
    router.post("/me/details") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let customer = visit.customer, let session = visit.session else { throw PortalFault.forbidden }
      // Where somebody is reached decides who gets in next time: asked anew after a quarter of an hour.
      guard session.isFresh else { return visit.redirect(to: "/login?next=/me/details") }
      return try await correct(form, customer, visit)
    }
  }

  private func detailsPage(
    _ customer: Int64, _ language: Language, typed: DetailsPage.Item? = nil, saved: DetailsPage.Saved? = nil
  ) async throws -> DetailsPage {
    let held = try await Rectify(desk).onFile(of: customer)
    let today = world.clock.now.day
    return DetailsPage(
      items: held.map { detail in
        let item = DetailsPage.Item(detail, today: today, language)
        guard let typed, typed.what == item.what, typed.old == item.old else { return item }
        var shown = item
        shown.entries = typed.entries
        shown.isOpen = true
        return shown
      }, saved: saved)
  }

  private func correct(_ form: Form, _ customer: Int64, _ visit: Visit) async throws -> Response {
    guard let what = form["what"].flatMap(DetailsPage.What.init) else { throw PortalFault.badRequest }
    let old = form["old"] ?? ""
    let typed = DetailOnForm(what, old: old, form)
    guard let change = typed.change else {
      let item = DetailsPage.Item(what: what, old: old, entries: typed.entries)
      return visit.answer(
        try await detailsPage(customer, visit.language, typed: item), status: .unprocessableContent)
    }
    do {
      if case .email(let from, let to) = change {
        try await Rectify(desk).proposeEmail(from: from, to: to, by: customer, in: visit.language)
        return visit.answer(try await detailsPage(customer, visit.language, saved: .linkSent(to: to.text)))
      }
      try await Rectify(desk).contact(change, by: customer, in: visit.language)
      return visit.answer(
        try await detailsPage(customer, visit.language, saved: .changed(at: world.clock.now.clockTime)))
    } catch is NothingToCorrect {
      // Changed meanwhile, in another window: what is there now is shown.
      return visit.answer(try await detailsPage(customer, visit.language), status: .conflict)
    }
  }
}

extension DetailsPage.Item {
  init(_ held: Rectify.Held, today: Day, _ language: Language) {
    switch held.value {
    case .name(let given, let surname):
      self.init(what: .name, old: "", entries: [Entry(value: given), Entry(value: surname)])
      lines = ["\(given) \(surname)"]
    case .email(let email):
      self.init(what: .email, old: email.text, entries: [Entry(value: email.text)])
      lines = [email.text]
    case .phone(let phone):
      self.init(what: .phone, old: phone.e164, entries: [Entry(value: phone.e164)])
      lines = [phone.e164]
    case .address(let address):
      let fields = ContactDetails.fields(of: address)
      self.init(
        what: .address, old: "",
        entries: ["street", "houseNumber", "postcode", "place"].map { Entry(value: fields[$0] ?? "") })
      lines = address.lines
    }
    // T1: an address that is new is worth a second look.
    if held.since > today.adding(days: -Self.daysItIsNew) { newSince = held.since.words(in: language) }
  }

  private static let daysItIsNew = 30
}
