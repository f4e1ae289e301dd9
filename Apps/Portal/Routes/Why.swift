import Domain
import Hummingbird
import Storage

/// `/why/{campaign}`: the page the foot of a campaign's message leads to. It is the same for everybody, so that opening
/// it tells nothing about who did (A12).
extension Portal {
  func addWhy(to router: Router<PortalContext>) {
    router.get("/why/:campaign") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard let name = context.parameters.get("campaign"), name.utf8.count <= 40 else { throw PortalFault.notFound }
      let found = try await store.read { tx in
        try CampaignTable.find(name, in: tx).map { ($0, try tx.statement(on: $0.releasedAt?.day ?? tx.today)) }
      }
      // A draft is nobody's message yet.
      guard let (row, statement) = found, row.state != .draft,
        let text = row.draft.text(in: visit.language)
      else { throw PortalFault.notFound }
      return visit.answer(WhyPage(row.draft, text, under: statement, visit.language))
    }
  }
}

extension WhyPage {
  fileprivate init(_ draft: CampaignDraft, _ text: CampaignText, under statement: Statement, _ language: Language) {
    let isService = !draft.purpose.servesRelationship
    self.init(
      subject: text.subject, brand: draft.brand.name, channel: draft.channel.name(in: language), isService: isService,
      usesTravel: draft.selection.travel != nil,
      reasons: statement.grounds(of: draft.approach).map {
        SendExplanation(.allowed($0), of: draft.approach).because[language]
      })
  }
}
