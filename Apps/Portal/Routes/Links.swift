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
      return try await act(text, form, visit)
    }
  }

  private func linkPage(_ text: String, _ visit: Visit) async throws -> ConfirmLinkPage? {
    let objecting = ObjectToProcessing(desk)
    if let token = Token<ForConfirmErasure>(text),
      case .usable(let link) = try await store.read({ tx in try OneTimeLinks.look(token, in: tx) }),
      EraseOnRequest(desk).isOurs(link)
    {
      return erasurePage(text, link, visit, EraseOnRequest(desk).asksCardDigits(link) ? Entry() : nil)
    }
    if let token = Token<ForConfirmErasure>(text),
      let asked = try await store.read({ tx in try objecting.look(try OneTimeLinks.look(token, in: tx), in: tx) })
    {
      return ConfirmLinkPage(
        link: text,
        purpose: .objection(
          what: asked.scope.name(in: visit.language), askedOn: asked.at.words(in: visit.language),
          mayBeUndone: asked.waits))
    }
    if let token = Token<ForNotMe>(text),
      let asked = try await store.read({ tx in try objecting.look(try OneTimeLinks.look(token, in: tx), in: tx) })
    {
      let askedOn = asked.at.words(in: visit.language)
      return ConfirmLinkPage(
        link: text,
        purpose: asked.isDeath
          ? .notSo(askedOn: askedOn) : .notMe(what: asked.scope.name(in: visit.language), askedOn: askedOn))
    }
    if let token = Token<ForOptIn>(text), let offers = try await OptIn(desk).look(token) {
      return ConfirmLinkPage(link: text, purpose: .subscription(list: offers.names(in: visit.language)))
    }
    if let token = Token<ForNewEmail>(text),
      case .usable = try await store.read({ tx in try OneTimeLinks.look(token, in: tx) })
    {
      return ConfirmLinkPage(link: text, purpose: .newEmail)
    }
    if let token = Token<ForConfirmRecipient>(text), let asked = try await ConfirmRecipient(desk).look(token) {
      return ConfirmLinkPage(
        link: text, purpose: .recipient(name: asked.recipient, reference: asked.reference.description))
    }
    if let token = Token<ForLogin>(text), case .usable(let link) = try await LoginLinks.look(token, store: store) {
      return loginPage(text, link, visit)
    }
    if let token = Token<ForOwnAccess>(text),
      let link = try await store.read({ tx in try OwnAccess.look(token, in: tx) })
    {
      return ownAccessPage(text, link, visit)
    }
    return nil
  }

  /// Where several people share the mailbox it also asks for the digits of a card, and is the same page
  /// otherwise (T15).
  private func loginPage(_ text: String, _ link: OneTimeLink, _ visit: Visit, digits: Entry? = nil) -> ConfirmLinkPage {
    let detail = LoginLinkDetail(link.detail)
    let askedOn = link.issued.words(in: visit.language)
    let purpose: ConfirmLinkPage.Purpose =
      switch detail?.wish {
      case .access: .access(askedOn: askedOn)
      case .correction: .correction(askedOn: askedOn)
      case nil: .login
      }
    return ConfirmLinkPage(
      link: text, purpose: purpose, cardDigits: detail?.mailbox == nil ? nil : digits ?? Entry())
  }

  private func erasurePage(_ text: String, _ link: OneTimeLink, _ visit: Visit, _ digits: Entry?) -> ConfirmLinkPage {
    ConfirmLinkPage(
      link: text, purpose: .erasure(askedOn: link.issued.words(in: visit.language)), cardDigits: digits)
  }

  /// The digits as typed, with what is wrong with them; nil where they can be a card's, or are not asked.
  private func malformed(_ digits: String, isAsked: Bool) -> Entry? {
    guard isAsked, !SharedMailbox.isWellFormed(digits) else { return nil }
    return Entry(value: digits, problem: .cardDigitsMalformed)
  }

  private func act(_ text: String, _ form: Form, _ visit: Visit) async throws -> Response {
    let isNotMe = form["act"] == ConfirmLinkPage.Deed.notMe.rawValue
    let objecting = ObjectToProcessing(desk)
    let state = try await store.read { tx in
      (
        try Token<ForConfirmErasure>(text).map { try OneTimeLinks.look($0, in: tx) } ?? .unknown,
        try Token<ForNotMe>(text).map { try OneTimeLinks.look($0, in: tx) } ?? .unknown,
        try Token<ForOptIn>(text).map { try OneTimeLinks.look($0, in: tx) } ?? .unknown,
        try Token<ForNewEmail>(text).map { try OneTimeLinks.look($0, in: tx) } ?? .unknown
      )
    }
    if case .usable(let link) = state.0, let token = Token<ForConfirmErasure>(text) {
      if EraseOnRequest(desk).isOurs(link) { return try await erase(token, link, form, visit) }
      if isNotMe { return undone(try await objecting.contradict(token), visit) }
      return visit.answer(try await objecting.confirm(token))
    }
    if case .usable = state.1, let token = Token<ForNotMe>(text) {
      return undone(try await objecting.contradict(token), visit)
    }
    if case .usable = state.2, let token = Token<ForOptIn>(text) {
      let offers = try await OptIn(desk).confirm(token)
      return visit.answer(
        MessagePage(kind: .subscriptionConfirmed(list: offers.names(in: visit.language))), at: "/")
    }
    if case .usable = state.3, let token = Token<ForNewEmail>(text) {
      try await Rectify(desk).confirmEmail(token, keeping: visit.sessionToken)
      return visit.answer(MessagePage(kind: .emailChanged), at: "/")
    }
    if let token = Token<ForConfirmRecipient>(text), try await ConfirmRecipient(desk).look(token) != nil {
      let asked = try await ConfirmRecipient(desk).confirm(token)
      return visit.answer(MessagePage(kind: .recipientConfirmed(reference: asked.reference.description)), at: "/")
    }
    if let token = Token<ForLogin>(text), case .usable(let link) = try await LoginLinks.look(token, store: store) {
      return try await enter(token, link, form, visit)
    }
    if let token = Token<ForOwnAccess>(text),
      let link = try await store.read({ tx in try OwnAccess.look(token, in: tx) })
    {
      return try await enter(token, link, form, visit)
    }
    throw PortalFault.linkExpired
  }

  private func erase(
    _ token: Token<ForConfirmErasure>, _ link: OneTimeLink, _ form: Form, _ visit: Visit
  ) async throws -> Response {
    let digits = form["cardDigits"] ?? ""
    var entry = malformed(digits, isAsked: EraseOnRequest(desk).asksCardDigits(link))
    if entry == nil {
      switch try await EraseOnRequest(desk).confirm(token, cardDigits: digits) {
      case .begun(let receipt):
        return visit.answer(MessagePage(kind: .underWay, reference: receipt.reference.description), at: "/")
      case .later(let at): throw tooMany(until: at)
      case .wrongDigits: entry = Entry(value: digits, problem: .cardDigitsUnknown)
      }
    }
    return visit.answer(erasurePage(token.text, link, visit, entry), status: .unprocessableContent)
  }

  private func enter(
    _ token: Token<ForLogin>, _ link: OneTimeLink, _ form: Form, _ visit: Visit
  ) async throws -> Response {
    let digits = form["cardDigits"] ?? ""
    var entry = malformed(digits, isAsked: LoginLinkDetail(link.detail)?.mailbox != nil)
    if entry == nil {
      switch try await GiveAccess(desk).enter(token, cardDigits: digits, replacing: visit.sessionToken) {
      case .signedIn(let entered, let wish): return welcome(entered, visit, next: wish?.page ?? "/me")
      case .later(let at): throw tooMany(until: at)
      case .spent: throw PortalFault.linkExpired
      case .wrongDigits: entry = Entry(value: digits, problem: .cardDigitsUnknown)
      }
    }
    return visit.answer(loginPage(token.text, link, visit, digits: entry), status: .unprocessableContent)
  }

  private func ownAccessPage(
    _ text: String, _ link: OneTimeLink, _ visit: Visit, digits: Entry? = nil
  ) -> ConfirmLinkPage {
    ConfirmLinkPage(
      link: text, purpose: .ownAccess(until: link.expires.day.adding(days: -1).words(in: visit.language)),
      cardDigits: OwnAccess.asksCardDigits(link) ? digits ?? Entry() : nil)
  }

  private func enter(
    _ token: Token<ForOwnAccess>, _ link: OneTimeLink, _ form: Form, _ visit: Visit
  ) async throws -> Response {
    let digits = form["cardDigits"] ?? ""
    var entry = malformed(digits, isAsked: OwnAccess.asksCardDigits(link))
    if entry == nil {
      switch try await GiveAccess(desk).enter(token, cardDigits: digits, replacing: visit.sessionToken) {
      case .signedIn(let entered, let wish): return welcome(entered, visit, next: wish?.page ?? "/me")
      case .later(let at): throw tooMany(until: at)
      case .spent: throw PortalFault.linkExpired
      case .wrongDigits: entry = Entry(value: digits, problem: .cardDigitsUnknown)
      }
    }
    return visit.answer(ownAccessPage(token.text, link, visit, digits: entry), status: .unprocessableContent)
  }

  private func undone(_ receipt: Receipt, _ visit: Visit) -> Response {
    visit.answer(
      MessagePage(kind: receipt.kind == .deceased ? .withdrawn : .undone, reference: receipt.reference.description),
      at: "/requests/\(receipt.reference)")
  }
}

extension [OptIn.Offer] {
  fileprivate func names(in language: Language) -> String {
    flatMap(\.purposes).map { $0.name(in: language) }.joined(separator: ", ")
  }
}

extension LoginLinkDetail.Wish {
  /// Where whoever came for it is led.
  fileprivate var page: String {
    switch self {
    case .access: "/me/data"
    case .correction: "/me/details"
    }
  }
}
