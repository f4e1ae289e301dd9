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
      guard let token = Token<ForUnsubscribe>(text), let list = try await Unsubscribing(desk).look(token) else {
        throw PortalFault.linkExpired
      }
      return visit.answer(UnsubscribePage(link: text, sender: list.brand))
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
    guard !OneClick.isPress(String(buffer: body), type: request.headers[.contentType]) else { return (Form.none, true) }
    return (try await visit.form(request, context), false)
  }

  private func unsubscribe(
    _ token: Token<ForUnsubscribe>, _ text: String, _ form: Form, _ visit: Visit
  ) async throws -> UnsubscribeDonePage {
    let unsubscribing = Unsubscribing(desk)
    guard let list = try await unsubscribing.look(token) else { throw PortalFault.linkExpired }
    let newsletter = list.alone.map { alone in
      (alone == .nsExtra ? Purpose.nsExtra : .newsletterEmail).name(in: visit.language)
    }
    let deed = form["act"].flatMap(UnsubscribeDonePage.Deed.init)
    func page(_ receipt: Receipt, _ stopped: UnsubscribeDonePage.Stopped, less: String? = nil) -> UnsubscribeDonePage {
      UnsubscribeDonePage(
        link: text, when: StoppedAt(receipt, visit.language), stopped: stopped, newsletter: less)
    }
    if deed == .everything { return page(try await unsubscribing.stopEverything(token), .everything) }
    if deed == .newsletterOnly, let newsletter {
      return page(try await unsubscribing.onlyThisNewsletter(token), .newsletter(newsletter))
    }
    return page(
      try await unsubscribing.stop(token), .email(of: list.brand.name), less: newsletter)
  }
}
