import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/me`: for somebody signed in. Every page asks whose session it is, and shows that person only.
extension Portal {
  func addMyPages(to router: Router<PortalContext>) {
    router.get("/me") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let customer = visit.customer else { return visit.redirect(to: "/login?next=/me") }
      return visit.answer(try await mePage(customer, visit))
    }
    router.get("/me/requests") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let customer = visit.customer else { return visit.redirect(to: "/login?next=/me/requests") }
      let cases = try await store.read { tx in try CaseStatus.all(of: customer, in: tx) }
      return visit.answer(MyRequestsPage(requests: cases.map { MyRequestsPage.Row($0, visit.language) }))
    }
  }

  private func mePage(_ customer: Int64, _ visit: Visit) async throws -> MePage {
    let (name, open) = try await store.read { tx in
      (
        try ContactDetails.onFile(of: customer, in: tx).name ?? "",
        try CaseStatus.all(of: customer, in: tx).filter { $0.personal?.isClosed == false }
      )
    }
    return MePage(
      name: name,
      openRequests: open.map {
        PageLink(label: $0.reference.description, href: "/requests/\($0.reference)")
      })
  }

}

extension MyRequestsPage.Row {
  init(_ status: CaseStatus, _ language: Language) {
    self.init(
      kind: status.scope.name(in: language), reference: status.reference.description,
      received: status.steps.first?.at?.words(in: language) ?? "",
      state: status.personal?.isClosed == true
        ? Wording("Klaar", "Done")[language] : Wording("Loopt", "Under way")[language])
  }
}
