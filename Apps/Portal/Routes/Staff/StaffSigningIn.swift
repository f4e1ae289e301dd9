import Bootstrap
import Domain
import HTTPTypes
import Hummingbird
import Identity
import Storage

/// `/staff/login` and `/staff/logout`: password and code, whoever it is told "no" after the same work.
extension Portal {
  func addStaffSignIn(to router: Router<PortalContext>) {
    router.get("/staff/login") { request, context in
      let visit = try await Visit.of(request, context, self)
      let next = Self.staffPage(request.uri.queryParameters["next"].map(String.init))
      return visit.answer(StaffLoginPage(next: next, isAgain: visit.session != nil))
    }
    router.post("/staff/login") { request, context in
      let visit = try await Visit.of(request, context, self)
      return try await staffSignIn(try await visit.form(request, context), visit)
    }
    router.post("/staff/logout") { request, context in
      let visit = try await Visit.of(request, context, self)
      _ = try await visit.form(request, context)
      return try await signOut(request, visit)
    }
  }

  private func staffSignIn(_ form: Form, _ visit: Visit) async throws -> Response {
    let next = Self.staffPage(form["next"])
    let typed = form["email"] ?? ""
    func again(_ page: StaffLoginPage, _ status: HTTPResponse.Status) -> Response {
      visit.answer(page, status: status, at: "/staff/login")
    }
    guard !typed.isEmpty else {
      return again(StaffLoginPage(next: next, email: Entry(problem: .emailMissing)), .unprocessableContent)
    }
    let refused = StaffLoginPage(next: next, email: Entry(value: typed), problem: .staffSignInFailed)
    guard let password = try? Password(typed: form["password"] ?? "") else { return again(refused, .unauthorized) }
    let attempt = SignInAttempt(
      .staff, login: typed, password: password, code: form["code"], from: visit.network,
      replacing: visit.sessionToken)
    switch try await SignIn(store: store, hasher: world.hasher).enter(attempt) {
    case .signedIn(let entered):
      return visit.redirect(to: next, setting: [visit.entrance.cookie.setting(entered.token.text)])
    case .refused: return again(refused, .unauthorized)
    case .later(let at): throw tooMany(until: at)
    case .busy: throw PortalFault.tooMany(seconds: 5)
    }
  }

  /// A page of the staff's, whatever a link asked for.
  private static func staffPage(_ next: String?) -> String {
    let path = ours(next ?? "/staff", else: "/staff")
    return Entrance(path) == .staff ? path : "/staff"
  }

  /// Whoever of the staff asks, if they may; nil for a stranger, who is led to the door. A colleague who may not is
  /// turned away, and the log says so.
  func colleague(_ request: Request, _ visit: Visit, may permission: Permission) async throws -> Account? {
    guard let account = visit.session?.account else { return nil }
    guard account.authority.may(permission) else {
      // HEAD changes nothing.
      if request.method != .head {
        _ = try await store.write { [path = visit.path] tx in
          try AuditLog.append(
            AuditEntry(
              .refused, by: account.actor, subject: account.customer,
              detail: ["page": path, "permission": permission.rawValue]), in: tx)
        }
      }
      throw PortalFault.forbidden
    }
    return account
  }
}
