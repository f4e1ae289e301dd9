import Bootstrap
import BusinessCards
import Hummingbird
import Identity

/// A visit of a booker, with the desk they stand at: their own organisation's, and no other's.
struct DeskVisit: Sendable {
  let visit: Visit
  let desk: Desk

  /// Nil for anybody who does not keep contacts.
  init?(_ visit: Visit) {
    guard let account = visit.session?.account, account.kind == .booker else { return nil }
    self.visit = visit
    desk = Desk(
      Keeper.booker(account.customer, actor: account.actor, from: .portal),
      publicURL: visit.portal.world.settings.publicURL, contact: visit.portal.world.settings.contact)
  }

  func ask<Act: DeskAct>(_ act: Act, dry: Bool = false) async throws -> Act.Answer {
    try await desk.carryOut(act, dry: dry, in: visit.portal.store)
  }
}

extension Portal {
  typealias AnswerAtDesk = @Sendable (Request, PortalContext, DeskVisit) async throws -> Response
  typealias AnswerToForm = @Sendable (Form, PortalContext, DeskVisit) async throws -> Response

  /// A page for whoever keeps contacts; anybody else is asked to sign in first, and comes back to it.
  func getAtDesk(_ path: RouterPath, on router: Router<PortalContext>, _ answer: @escaping AnswerAtDesk) {
    // Looking is written down too.
    router.getNoting(path) { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let at = DeskVisit(visit) else { return visit.redirect(to: "/login?next=\(visit.path)") }
      return try await answer(request, context, at)
    }
  }

  func postAtDesk(_ path: RouterPath, on router: Router<PortalContext>, _ answer: @escaping AnswerToForm) {
    router.post(path) { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let at = DeskVisit(visit) else { throw PortalFault.forbidden }
      return try await answer(form, context, at)
    }
  }

  /// A form with a file: of a stranger not a byte of it is read.
  func postFileAtDesk(
    _ path: RouterPath, file question: String, upTo most: Int, on router: Router<PortalContext>,
    _ answer: @escaping AnswerToForm
  ) {
    router.post(path) { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let at = DeskVisit(visit) else { throw PortalFault.forbidden }
      let form = try await visit.formWithFile(request, file: question, upTo: most)
      return try await answer(form, context, at)
    }
  }
}
