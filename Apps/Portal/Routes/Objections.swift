import Bootstrap
import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// `/objections`: the first door. GET shows, POST stops.
extension Portal {
  func addObjections(to router: Router<PortalContext>) {
    router.get("/objections") { request, context in
      let visit = try await Visit.of(request, context, self)
      let scope = request.uri.queryParameters["scope"].flatMap { Scope(rawValue: String($0)) } ?? .everything
      return visit.answer(try await objectionPage(visit, chosen: scope))
    }
    router.post("/objections") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let scope = form["scope"].flatMap(Scope.init) else { throw PortalFault.badRequest }
      if let customer = visit.customer {
        return visit.answer(try await objectSignedIn(scope, customer, visit))
      }
      switch PersonOnForm(form) {
      case .named(let who): return visit.answer(try await objectUnproven(scope, who, visit))
      case .faulty(let email, let postal, let phone):
        let page = ObjectionPage(
          chosen: scope, person: .asked(email: email, postal: postal, telephone: phone), notice: Self.notice)
        return visit.answer(page, status: .unprocessableContent)
      }
    }
  }

  /// The thresholds of an unproven objection: 72 hours, or 14 days where the only way is by post.
  static let notice = Notice(hours: 72, daysByPost: 14)

  private func objectionPage(_ visit: Visit, chosen: Scope) async throws -> ObjectionPage {
    guard let customer = visit.customer else { return ObjectionPage(chosen: chosen, notice: Self.notice) }
    let (name, benefits) = try await store.read { tx in
      (
        try ContactDetails.onFile(of: customer, in: tx).name ?? "",
        try Rows.read(Inventory.table("extra_benefit"), of: customer, opening: true, in: tx).compactMap { row in
          row.record.isNull("redeemed_day") ? row.fields?["coupon"] : nil
        }
      )
    }
    return ObjectionPage(chosen: chosen, person: .known(as: name), openBenefits: benefits, notice: Self.notice)
  }

  private func objectUnproven(
    _ scope: Scope, _ who: ObjectToProcessing.Who, _ visit: Visit
  ) async throws -> ObjectionDonePage {
    try await limit(.objectionPerNetwork, visit)
    let receipt = try await Pace.evenly(clock: world.clock) {
      try await object(scope, naming: who, visit.language)
    }
    return ObjectionDonePage(
      time: receipt.at.clockTime, scope: scope, reference: receipt.reference.description,
      outcome: .unproven(Self.notice))
  }

  private func objectSignedIn(_ scope: Scope, _ customer: Int64, _ visit: Visit) async throws -> ObjectionDonePage {
    let onFile = try await store.read { tx in try ContactDetails.onFile(of: customer, in: tx) }
    let receipt = try await ObjectToProcessing(desk).submit(scope, by: customer, in: visit.language)
    return ObjectionDonePage(
      time: receipt.at.clockTime, scope: scope, reference: receipt.reference.description,
      outcome: .proven(
        ObjectionDonePage.Proof(
          receipt.answer, letter: onFile.emails.first.map { .email($0.masked) } ?? .post, visit.language)))
  }

  /// Counts one act of this network and refuses beyond the limit, kindly and for a moment.
  func limit(_ act: LimitedAct, _ visit: Visit) async throws {
    guard let network = visit.network else { return }
    let verdict = try await store.write { tx in try Limits.allow(act, from: network, in: tx) }
    if case .later(let at) = verdict {
      let seconds = max(1, Int((at.milliseconds - world.clock.now.milliseconds) / 1000))
      throw PortalFault.tooMany(seconds: seconds)
    }
  }
}

extension ObjectionDonePage.Proof {
  init(_ answer: Receipt.Answer?, letter: LetterWay, _ language: Language) {
    self.init(
      erased: (answer?.erased ?? []).map { Fact($0.category.name(in: language).capitalisedFirst, Self.now[language]) },
      stays: (answer?.kept ?? []).map { Stays($0, language) }, letter: letter)
  }

  private static let now = Wording("nu gewist", "erased now")
}
