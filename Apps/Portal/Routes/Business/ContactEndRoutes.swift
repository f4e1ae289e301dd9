import Bootstrap
import BusinessCards
import Domain
import Hummingbird
import Identity

/// `/business/contacts/…/end`: somebody leaves, or puts one role down. Shown first, done by a button.
extension Portal {
  func addContactEnd(to router: Router<PortalContext>) {
    getAtDesk("/business/contacts/:handle/end", on: router) { _, context, at in
      at.visit.answer(try await self.contactEndPage(try Self.handle(context), at))
    }
    postAtDesk("/business/contacts/:handle/end", on: router) { form, context, at in
      try await self.end(try Self.handle(context), form, at)
    }
  }

  private func contactEndPage(
    _ handle: String, _ at: DeskVisit, refused: String? = nil
  ) async throws -> ContactEndPage {
    let language = at.visit.language
    let contact = try await at.ask(ContactActs.Show(handle))
    let own = try await at.ask(DeviceActs.WhoAmI()).handle
    let today = world.clock.now.day
    let copy = ContactEndPage.words.copy(in: language)
    let all = Choice(.radio, name: "role", value: Self.everyRole, label: copy.everything, isChosen: true)
    return ContactEndPage(
      person: .init(handle: contact.handle, name: contact.name), isSelf: contact.handle == own,
      cards: contact.cards.filter { $0.state(on: today) != .over }.map { "…\($0.number.suffix(4))" },
      choices: contact.roles.count > 1 ? [all] + contact.roles.map { $0.choice(language) } : [],
      successors: contact.roles.contains(where: \.keepsContacts) ? try await successors(of: handle, at) : [],
      refused: refused)
  }

  private static let everyRole = "all"

  private func successors(of handle: String, _ at: DeskVisit) async throws -> [ContactEndPage.Person] {
    try await at.ask(ContactActs.List()).filter { $0.handle != handle && !$0.entry.emails.isEmpty }
      .map { contact in
        // Two may have one name.
        let mail = contact.entry.emails.first?.text ?? ""
        return ContactEndPage.Person(handle: contact.handle, name: "\(contact.name) (\(mail))")
      }
  }

  private func end(_ handle: String, _ form: Form, _ at: DeskVisit) async throws -> Response {
    let role = form["role"].flatMap(Organisations.Role.init)
    // What is no role of ours is not taken for all of them.
    guard role != nil || form["role"] == nil || form["role"] == Self.everyRole else { throw PortalFault.badRequest }
    do {
      let answer = try await at.ask(ContactActs.End(handle, role: role, successor: form["successor"]))
      let copy = ContactEndPage.words.copy(in: at.visit.language)
      let done =
        [copy.done(answer.name, answer.successor)] + answer.cards.map { copy.cardStopped("…\($0.number.suffix(4))") }
      return try await afterwards(at, done)
    } catch DeskRefusal.notInYourOrganisation {
      // Gone already: the page was sent twice, or somebody else was first.
      return at.visit.redirect(to: "/business")
    } catch let refusal as DeskRefusal {
      return at.visit.answer(
        try await contactEndPage(handle, at, refused: refusal.onPage[at.visit.language]), status: .conflict,
        at: Self.path(of: handle))
    }
  }

  /// Whoever let themselves stop keeps no contacts any more, and is signed out.
  private func afterwards(_ at: DeskVisit, _ done: [String]) async throws -> Response {
    do {
      return at.visit.answer(try await contactListPage(at, done: done), at: "/business")
    } catch DeskRefusal.noOrganisation {
      return at.visit.answer(MessagePage(kind: .signedOut), at: "/", setting: [at.visit.entrance.cookie.clearing])
    }
  }
}
