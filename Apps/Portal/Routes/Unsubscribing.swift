import Domain
import Hummingbird
import Identity
import NIOCore
import Rights
import Storage

/// `/unsubscribe/{token}`: GET shows, POST acts. A mail client's one-click POST (RFC 8058) comes
/// without cookies and gets no redirect; it is the one POST that carries no form token.
extension Portal {
  func addUnsubscribing(to router: Router<PortalContext>) {
    router.get("/unsubscribe/:token") { request, context in
      let visit = try await Visit.of(request, context, self)
      let text = try context.parameters.require("token")
      guard let token = Token<ForUnsubscribe>(text), let address = try await Unsubscribing(desk).address(token) else {
        throw PortalFault.linkExpired
      }
      return visit.answer(UnsubscribePage(link: text, sender: .ns, address: address))
    }
    router.post("/unsubscribe/:token") { request, context in
      let visit = try await Visit.of(request, context, self)
      let text = try context.parameters.require("token")
      guard let token = Token<ForUnsubscribe>(text) else { throw PortalFault.linkExpired }
      let (form, isOneClick) = try await oneClickOrForm(request, context, visit)
      if isOneClick {
        _ = try await Unsubscribing(desk).stop(token, source: "oneClick")
        return Response(
          status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
          body: .init(byteBuffer: ByteBuffer(string: "OK\n")))
      }
      return visit.answer(try await unsubscribe(token, text, form, visit))
    }
  }

  private func oneClickOrForm(
    _ request: Request, _ context: PortalContext, _ visit: Visit
  ) async throws -> (Form, Bool) {
    var request = request
    let body = try await request.collectBody(upTo: context.maxUploadSize)
    if String(buffer: body).contains("List-Unsubscribe=One-Click")
      || isOneClickPart(String(buffer: body))
    {
      return (Form.none, true)
    }
    return (try await visit.form(request, context), false)
  }

  /// The same in multipart/form-data, which RFC 8058 allows as well.
  private func isOneClickPart(_ body: String) -> Bool {
    body.contains("name=\"List-Unsubscribe\"") && body.contains("One-Click")
  }

  private func unsubscribe(
    _ token: Token<ForUnsubscribe>, _ text: String, _ form: Form, _ visit: Visit
  ) async throws -> UnsubscribeDonePage {
    let scope = form["scope"].flatMap(Scope.init) ?? .emailNS
    let unsubscribing = Unsubscribing(desk)
    let newsletter = Purpose.newsletterEmail.name(in: visit.language)
    switch scope {
    case .newsletter:
      let receipt = try await unsubscribing.onlyThisNewsletter(token)
      return UnsubscribeDonePage(link: text, time: receipt.at.clockTime, stopped: .newsletter(newsletter))
    case .everything:
      let receipt = try await unsubscribing.stop(token, scope: .everything)
      return UnsubscribeDonePage(link: text, time: receipt.at.clockTime, stopped: .everything)
    default:
      let brand: Brand = scope == .emailNSInternational ? .nsInternational : .ns
      let receipt = try await unsubscribing.stop(token, scope: brand == .ns ? .emailNS : .emailNSInternational)
      return UnsubscribeDonePage(
        link: text, time: receipt.at.clockTime, stopped: .email(of: brand.name), newsletter: newsletter)
    }
  }
}
