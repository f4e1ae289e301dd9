import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/confirm/{token}`: every link in a letter leads here. GET shows what a button will do; only the
/// POST does it, so a mail scanner's look changes nothing (T5).
extension Portal {
  func addLinks(to router: Router<PortalContext>) {
    router.get("/confirm/:token") { request, context in
      let visit = try await Visit.of(request, context, self)
      let text = try context.parameters.require("token")
      guard let page = try await linkPage(text, visit) else { throw PortalFault.linkExpired }
      return visit.answer(page)
    }
    router.post("/confirm/:token") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      let text = try context.parameters.require("token")
      return try await act(text, isNotMe: form["act"] == ConfirmLinkPage.Deed.notMe.rawValue, visit)
    }
  }

  private func linkPage(_ text: String, _ visit: Visit) async throws -> ConfirmLinkPage? {
    let objecting = ObjectToProcessing(desk)
    if let token = Token<ForConfirmErasure>(text),
      case .usable(let link) = try await store.read({ tx in try OneTimeLinks.look(token, in: tx) }),
      EraseOnRequest(desk).isOurs(link)
    {
      return ConfirmLinkPage(link: text, purpose: .erasure(askedOn: link.issued.words(in: visit.language)))
    }
    if let token = Token<ForConfirmErasure>(text),
      let row = try await store.read({ tx in try objecting.look(try OneTimeLinks.look(token, in: tx), in: tx) })
    {
      return ConfirmLinkPage(link: text, purpose: .objection(askedOn: row.state.received.words(in: visit.language)))
    }
    if let token = Token<ForNotMe>(text),
      let row = try await store.read({ tx in try objecting.look(try OneTimeLinks.look(token, in: tx), in: tx) })
    {
      return ConfirmLinkPage(link: text, purpose: .notMe(askedOn: row.state.received.words(in: visit.language)))
    }
    if let token = Token<ForOptIn>(text), let offer = try await OptIn(desk).look(token) {
      return ConfirmLinkPage(link: text, purpose: .subscription(list: offer.name(in: visit.language)))
    }
    if let token = Token<ForLogin>(text), case .usable = try await LoginLinks.look(token, store: store) {
      return ConfirmLinkPage(link: text, purpose: .login)
    }
    return nil
  }

  private func act(_ text: String, isNotMe: Bool, _ visit: Visit) async throws -> Response {
    let objecting = ObjectToProcessing(desk)
    let state = try await store.read { tx in
      (
        try Token<ForConfirmErasure>(text).map { try OneTimeLinks.look($0, in: tx) } ?? .unknown,
        try Token<ForNotMe>(text).map { try OneTimeLinks.look($0, in: tx) } ?? .unknown,
        try Token<ForOptIn>(text).map { try OneTimeLinks.look($0, in: tx) } ?? .unknown
      )
    }
    if case .usable(let link) = state.0, let token = Token<ForConfirmErasure>(text) {
      if EraseOnRequest(desk).isOurs(link) {
        let receipt = try await EraseOnRequest(desk).confirm(token)
        return visit.answer(
          MessagePage(kind: .underWay, reference: receipt.reference.description), at: "/")
      }
      if isNotMe { return undone(try await objecting.contradict(token), visit) }
      return visit.answer(try await confirmed(token, objecting, visit), at: "/")
    }
    if case .usable = state.1, let token = Token<ForNotMe>(text) {
      return undone(try await objecting.contradict(token), visit)
    }
    if case .usable = state.2, let token = Token<ForOptIn>(text) {
      let offer = try await OptIn(desk).confirm(token)
      return visit.answer(
        MessagePage(kind: .subscriptionConfirmed(list: offer.name(in: visit.language))), at: "/")
    }
    if let token = Token<ForLogin>(text),
      let entered = try await GiveAccess(desk).enter(token, replacing: visit.sessionToken)
    {
      return welcome(entered, visit)
    }
    throw PortalFault.linkExpired
  }

  private func confirmed(
    _ token: Token<ForConfirmErasure>, _ objecting: ObjectToProcessing, _ visit: Visit
  ) async throws -> ObjectionDonePage {
    let receipt = try await objecting.confirm(token)
    return ObjectionDonePage(
      time: receipt.at.clockTime, scope: receipt.scope, reference: receipt.reference.description,
      outcome: .proven(
        ObjectionDonePage.Proof(
          receipt.answer, letter: (receipt.answer?.letterTo).map { .email($0) } ?? .post, visit.language)))
  }

  private func undone(_ receipt: Receipt, _ visit: Visit) -> Response {
    visit.answer(MessagePage(kind: .undone, reference: receipt.reference.description), at: "/")
  }
}

extension OptIn.Offer {
  func name(in language: Language) -> String {
    purposes.map { $0.name(in: language) }.joined(separator: ", ")
  }
}
