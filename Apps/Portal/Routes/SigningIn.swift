import Bootstrap
import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/login` and `/logout`. A wrong password, an unknown address and a locked account say the same,
/// after the same work.
extension Portal {
  func addSignIn(to router: Router<PortalContext>) {
    router.get("/login") { request, context in
      let visit = try await Visit.of(request, context, self)
      let next = request.uri.queryParameters["next"].map(String.init) ?? "/me"
      return visit.answer(LoginPage(next: Self.ours(next)))
    }
    router.post("/login") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      return form["way"] == "link" ? try await sendLink(form, visit) : try await signIn(form, visit)
    }
    router.post("/logout") { request, context in
      let visit = try await Visit.of(request, context, self)
      _ = try await visit.form(request, context)
      return try await signOut(request, visit)
    }
  }

  /// Ends the session this browser has at this door; the page that follows is a stranger's.
  func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
    if let token = visit.sessionToken { try await Sessions.close(token, from: store) }
    return Visit.bare(request, self).answer(
      MessagePage(kind: .signedOut, entrance: visit.entrance), at: visit.entrance.home,
      setting: [visit.entrance.cookie.clearing])
  }

  private func signIn(_ form: Form, _ visit: Visit) async throws -> Response {
    let next = Self.ours(form["next"] ?? "/me")
    let typed = form["email"] ?? ""
    guard !typed.isEmpty else {
      return visit.answer(
        LoginPage(next: next, email: Entry(problem: .emailMissing)), status: .unprocessableContent)
    }
    guard let password = try? Password(typed: form["password"] ?? "") else {
      return visit.answer(
        LoginPage(next: next, email: Entry(value: typed), passwordProblem: .signInFailed), status: .unauthorized)
    }
    // Whoever signs in here is a customer or a booker, and is not asked which.
    let attempt = SignInAttempt(
      .customer, .booker, login: typed, password: password, code: form["code"], from: visit.network,
      replacing: visit.sessionToken)
    switch try await SignIn(store: store, hasher: world.hasher).enter(attempt) {
    case .signedIn(let entered): return welcome(entered, visit, next: next)
    case .refused:
      return visit.answer(
        LoginPage(next: next, email: Entry(value: typed), passwordProblem: .signInFailed), status: .unauthorized)
    case .later(let at): throw tooMany(until: at)
    case .busy: throw PortalFault.tooMany(seconds: 5)
    }
  }

  /// To the first page of whoever came in, with the session they have now.
  func welcome(_ entered: SignedIn, _ visit: Visit, next: String = "/me") -> Response {
    // Of the customer's pages a booker has one.
    let isBookers = next == "/me/password" || next.hasPrefix("/business/")
    let page = entered.account.kind == .booker && !isBookers ? "/business" : next
    return visit.redirect(to: page, setting: [visit.entrance.cookie.setting(entered.token.text)])
  }

  private func sendLink(_ form: Form, _ visit: Visit) async throws -> Response {
    let typed = form["email"] ?? ""
    guard EmailAddress(typed) != nil else {
      let problem: Problem = typed.isEmpty ? .emailMissing : .emailMalformed
      return visit.answer(
        LoginPage(email: Entry(value: typed, problem: problem)), status: .unprocessableContent)
    }
    let answer = try await LoginLinks.request(
      typed, as: .customer, .booker, from: visit.network, store: store
    ) { occasion in
      let letter = LoginLink(
        link: "\(desk.publicURL)/confirm/\(occasion.token.text)", validUntil: occasion.expires, contact: desk.contact
      ).rendered(in: occasion.language)
      return Outbox.Letter(
        to: occasion.to.text, name: "", subject: letter.subject, body: letter.body, language: occasion.language)
    }
    switch answer {
    case .accepted(let errand): errands.run(errand)
    case .later(let at): throw tooMany(until: at)
    }
    return visit.answer(MessagePage(kind: .linkSent(worksForMinutes: TokenPurpose.login.minutes ?? 15)), at: "/login")
  }

  /// A path of ours, never another host's: what a link asked for after signing in.
  static func ours(_ next: String, else home: String = "/me") -> String {
    guard next.hasPrefix("/"), !next.hasPrefix("//"), !next.contains("\\"), !next.contains("\r"), !next.contains("\n"),
      next.count < 200
    else { return home }
    return next
  }
}
