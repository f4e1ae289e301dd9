import Bootstrap
import BusinessCards
import Domain
import Hummingbird

/// `/business/contacts/…` and `/business/add`: one person at a time. What is refused shows the page again with the reason
/// on it, and what was typed still in its place.
extension Portal {
  func addContacts(to router: Router<PortalContext>) {
    getAtDesk("/business/add", on: router) { _, _, at in at.visit.answer(Self.addPage(at)) }
    postAtDesk("/business/add", on: router) { form, _, at in try await self.add(form, at) }
    getAtDesk("/business/contacts/:handle", on: router) { request, context, at in
      var page = try await self.contactPage(try Self.handle(context), at)
      page.done = request.uri.queryParameters["done"].flatMap { Done(rawValue: String($0)) }?.told(at.visit.language)
      return at.visit.answer(page)
    }
    postAtDesk("/business/contacts/:handle", on: router) { form, context, at in
      try await self.edit(try Self.handle(context), form, at)
    }
    postAtDesk("/business/contacts/:handle/card", on: router) { form, context, at in
      try await self.changeCard(try Self.handle(context), form, at)
    }
    postAtDesk("/business/contacts/:handle/role", on: router) { form, context, at in
      let handle = try Self.handle(context)
      guard let role = form["role"].flatMap(Organisations.Role.init) else { throw PortalFault.badRequest }
      return try await self.saying(handle, at) { _ = try await at.ask(ContactActs.Join(handle, as: role)) }
    }
  }

  static func handle(_ context: PortalContext) throws -> String { try context.parameters.require("handle") }

  // MARK: - Somebody new

  private static func addPage(
    _ at: DeskVisit, _ form: ContactOnForm = ContactOnForm(), as role: Organisations.Role = .cardholder,
    refused: String? = nil
  ) -> ContactPage {
    ContactPage(
      form: form,
      choices: Organisations.Role.allCases.reversed().map { $0.choice(at.visit.language, isChosen: $0 == role) },
      refused: refused)
  }

  private func add(_ form: Form, _ at: DeskVisit) async throws -> Response {
    let typed = ContactOnForm(form)
    guard let role = form["role"].flatMap(Organisations.Role.init) else { throw PortalFault.badRequest }
    guard let entry = typed.entry else {
      return at.visit.answer(Self.addPage(at, typed, as: role), status: .unprocessableContent)
    }
    do {
      let added = try await at.ask(ContactActs.Add(entry, as: role))
      return at.visit.redirect(to: Self.path(of: added.handle, after: .added))
    } catch let refusal as DeskRefusal {
      return at.visit.answer(
        Self.addPage(at, typed, as: role, refused: refusal.onPage[at.visit.language]), status: .conflict)
    }
  }

  // MARK: - Somebody who is there

  func contactPage(_ handle: String, _ at: DeskVisit) async throws -> ContactPage {
    let language = at.visit.language
    let contact = try await at.ask(ContactActs.Show(handle))
    let today = world.clock.now.day
    let missing = Organisations.Role.allCases.filter { !contact.roles.contains($0) }
    return ContactPage(
      handle: contact.handle, name: contact.name,
      roles: contact.roles.map { $0.name(in: language) }.joined(separator: ", ").capitalisedFirst,
      isWrittenAtWork: contact.isWrittenAtWork,
      cards: contact.cards.map { card in
        ContactPage.Card(
          number: card.number, line: card.inShort(on: today, language), works: card.state(on: today) == .works,
          isOver: card.state(on: today) == .over)
      }, form: ContactOnForm(contact.entry), version: contact.version,
      choices: missing.map { $0.choice(language) })
  }

  private func edit(_ handle: String, _ form: Form, _ at: DeskVisit) async throws -> Response {
    let typed = ContactOnForm(form)
    var page = try await contactPage(handle, at)
    let onFile = page.form.entry?.lines(in: at.visit.language) ?? []
    page.form = typed
    guard let entry = typed.entry else {
      page.version = form["version"] ?? ""
      return at.visit.answer(page, status: .unprocessableContent, at: Self.path(of: handle))
    }
    do {
      let answer = try await at.ask(ContactActs.Edit(handle, to: entry, seen: form["version"] ?? ""))
      var page = try await contactPage(handle, at)
      page.done = ContactPage.words.copy(in: at.visit.language).changed
      page.change = Difference(answer.before.entry, answer.after.entry, at.visit.language)
      return at.visit.answer(page, at: Self.path(of: handle))
    } catch let refusal as DeskRefusal {
      page.refused = refusal.onPage[at.visit.language]
      if case .stale = refusal { page.onFile = onFile }
      return at.visit.answer(page, status: .conflict, at: Self.path(of: handle))
    }
  }

  private func changeCard(_ handle: String, _ form: Form, _ at: DeskVisit) async throws -> Response {
    let number = form["card"] ?? ""
    return try await saying(handle, at) {
      switch form["act"] {
      case "block": _ = try await at.ask(CardActs.Block(number))
      case "unblock": _ = try await at.ask(CardActs.Block(number, blocks: false))
      case "replace": _ = try await at.ask(CardActs.Replace(number))
      case "issue": _ = try await at.ask(CardActs.Issue(to: handle))
      default: throw PortalFault.badRequest
      }
    }
  }

  /// Shows the person after an act, with what came of it: by an address of its own, so that a page that is loaded again
  /// does nothing again.
  private func saying(_ handle: String, _ at: DeskVisit, _ act: () async throws -> Void) async throws -> Response {
    do {
      try await act()
      return at.visit.redirect(to: Self.path(of: handle, after: .changed))
    } catch let refusal as DeskRefusal {
      var page = try await contactPage(handle, at)
      page.refused = refusal.onPage[at.visit.language]
      return at.visit.answer(page, status: .conflict, at: Self.path(of: handle))
    }
  }

  /// What was done to somebody, as an address says it.
  private enum Done: String {
    case added, changed

    func told(_ language: Language) -> String {
      let copy = ContactPage.words.copy(in: language)
      return switch self {
      case .added: copy.added
      case .changed: copy.changed
      }
    }
  }

  static func path(of handle: String) -> String { "/business/contacts/\(handle)" }

  private static func path(of handle: String, after done: Done) -> String {
    "\(path(of: handle))?done=\(done.rawValue)"
  }
}

extension Organisations.Role {
  func choice(_ language: Language, isChosen: Bool = false) -> Choice {
    Choice(.radio, name: "role", value: rawValue, label: name(in: language).capitalisedFirst, isChosen: isChosen)
  }
}
