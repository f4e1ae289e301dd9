import Domain
import Hummingbird
import Identity
import NIOCore
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
    router.getNoting("/me/data") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let customer = visit.customer else { return visit.redirect(to: "/login?next=/me/data") }
      let sections = try await GiveAccess(desk).show(to: customer, in: visit.language)
      return visit.answer(MyDataPage(sections: sections.map { MyDataPage.Section($0, visit.language) }))
    }
    router.post("/me/data/export") { request, context in
      let visit = try await Visit.of(request, context, self)
      _ = try await visit.form(request, context)
      guard let customer = visit.customer else { throw PortalFault.forbidden }
      try await limit(.accessRequestPerAccount, on: String(customer))
      let ready = try await GiveAccess(desk).export(for: customer, in: visit.language)
      return Response.download(ready.bytes, named: "rechtspoor-\(ready.reference).zip", as: "application/zip")
    }
    router.getNoting("/me/data/export/:token") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let customer = visit.customer else { return visit.redirect(to: "/login?next=\(visit.path)") }
      guard let token = Token<ForExport>(try context.parameters.require("token")) else { throw PortalFault.linkExpired }
      try await limit(.exportPerAccount, on: String(customer))
      return Response.download(
        try await GiveAccess(desk).download(token, by: customer), named: "rechtspoor.zip", as: "application/zip")
    }
    router.get("/me/requests") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let customer = visit.customer else { return visit.redirect(to: "/login?next=/me/requests") }
      let cases = try await store.read { tx in try CaseStatus.all(of: customer, in: tx) }
      return visit.answer(MyRequestsPage(requests: cases.map { MyRequestsPage.Row($0, visit.language) }))
    }
  }

  private func mePage(_ customer: Int64, _ visit: Visit) async throws -> MePage {
    let (name, open, on) = try await store.read { tx in
      let addresses = try ContactDetails.rows(of: customer, in: tx)
      let choices = try Preferences.current(of: customer, addresses: addresses, in: tx)
      return (
        try ContactDetails.onFile(in: addresses).name ?? "",
        try CaseStatus.all(of: customer, in: tx).filter { $0.personal?.isClosed == false },
        Set(choices.filter(\.isOn).map(\.line.rawValue))
      )
    }
    let copy = PreferencesPage.words.copy(in: visit.language)
    return MePage(
      name: name,
      receives: PreferencesPage.Line.allCases.filter { $0.isAdvertising && on.contains($0.rawValue) }.map(copy.label),
      openRequests: open.map {
        PageLink(label: $0.reference.description, href: "/requests/\($0.reference)")
      })
  }

}

extension MyDataPage.Section {
  init(_ section: AccessSection, _ language: Language) {
    let living = section.purposes
    self.init(
      id: section.category.rawValue, title: section.name.capitalisedFirst,
      rows: section.rows.prefix(Self.mostShown).map { row in row.fields.map { Fact($0.label, $0.words) } },
      count: section.rows.count,
      purpose: living.map(\.name).joined(separator: ", "),
      basis: Set(living.map(\.ground)).sorted().joined(separator: ", "),
      source: section.provenance.joined(separator: ", "), recipients: section.recipients.joined(separator: ", "),
      until: Set(living.map(\.untilWords)).sorted().joined(separator: "; "))
  }

  /// More than a screen shows is in the file.
  private static let mostShown = 20
}

extension MyRequestsPage.Row {
  init(_ status: CaseStatus, _ language: Language) {
    self.init(
      kind: status.scope.name(in: language).capitalisedFirst, reference: status.reference.description,
      received: status.arrived?.words(in: language) ?? status.steps.first?.at?.words(in: language) ?? "",
      state: status.personal?.isClosed == true
        ? Wording("Klaar", "Done")[language] : Wording("Loopt", "Under way")[language])
  }
}
