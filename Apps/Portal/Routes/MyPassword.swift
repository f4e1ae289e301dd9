import Bootstrap
import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/me/password`: for whoever is signed in, by password or by link, customer or booker. Who knows only
/// an old session's cookie changes nothing: it asks for a sign-in of the last quarter of an hour.
extension Portal {
  func addMyPassword(to router: Router<PortalContext>) {
    router.get("/me/password") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard visit.session != nil else { return visit.redirect(to: "/login?next=/me/password") }
      return visit.answer(PasswordPage())
    }
    router.post("/me/password") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let session = visit.session else { throw PortalFault.forbidden }
      guard session.isFresh else { return visit.redirect(to: "/login?next=/me/password") }
      return try await choosePassword(form["password"] ?? "", session.account, visit)
    }
  }

  private func choosePassword(_ typed: String, _ account: Account, _ visit: Visit) async throws -> Response {
    let password: Password
    do throws(PasswordRefusal) {
      password = try Password(chosen: typed)
    } catch {
      return visit.answer(PasswordPage(problem: Problem(error)), status: .unprocessableContent)
    }
    try await limit(.newPasswordPerAccount, on: "\(account.kind.rawValue) \(account.customer)")
    let hash = try await world.hasher.hash(password)
    try await ChoosePassword(desk).change(hash, of: account, keeping: visit.sessionToken)
    return visit.answer(PasswordPage(savedAt: world.clock.now.clockTime))
  }
}

extension Problem {
  init(_ refusal: PasswordRefusal) {
    switch refusal {
    case .tooShort: self = .passwordTooShort
    case .tooLong: self = .tooLong
    case .common: self = .passwordCommon
    }
  }
}
