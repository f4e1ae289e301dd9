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
      let asked = request.uri.queryParameters["scope"].flatMap { Scope(rawValue: String($0)) } ?? .everything
      let scope = ObjectionPage.isOffered(asked) ? asked : .everything
      return visit.answer(try await objectionPage(visit, chosen: scope))
    }
    router.post("/objections") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      guard let scope = form["scope"].flatMap(Scope.init), ObjectionPage.isOffered(scope) else {
        throw PortalFault.badRequest
      }
      let keepsExtra = form["extra"] == "keep"
      if let customer = visit.customer {
        return visit.answer(
          try await ObjectToProcessing(desk).submit(
            scope, by: customer, keepingExtra: keepsExtra, in: visit.language))
      }
      switch PersonOnForm(form) {
      case .named(let who, let phone):
        return visit.answer(try await objectUnproven(scope, who, phone, keepsExtra, visit))
      case .faulty(let email, let postal, let phone):
        let page = ObjectionPage(
          chosen: scope, person: .asked(email: email, postal: postal, telephone: phone), keepsExtra: keepsExtra,
          notice: Self.notice)
        return visit.answer(page, status: .unprocessableContent)
      }
    }
  }

  /// The thresholds of an unproven objection: 72 hours, or 14 days where the only way is by post.
  static let notice = Notice(hours: 72, daysByPost: 14)

  private func objectionPage(_ visit: Visit, chosen: Scope) async throws -> ObjectionPage {
    guard let customer = visit.customer else { return ObjectionPage(chosen: chosen, notice: Self.notice) }
    let (name, benefits, hasExtra) = try await store.read { tx in
      (
        try ContactDetails.onFile(of: customer, in: tx).name ?? "",
        try ExtraBenefits.open(of: customer, in: tx), try ExtraView.of(customer, in: tx).since != nil
      )
    }
    return ObjectionPage(
      chosen: chosen, person: .known(as: name, hasExtra: hasExtra), openBenefits: benefits, notice: Self.notice)
  }

  private func objectUnproven(
    _ scope: Scope, _ who: ObjectToProcessing.Who, _ phone: PhoneNumber?, _ keepsExtra: Bool,
    _ visit: Visit
  ) async throws -> Receipt {
    try await limit(.objectionPerNetwork, visit)
    return try await Pace.evenly(clock: world.clock) {
      try await object(scope, naming: who, and: phone, keepingExtra: keepsExtra, visit.language)
    }
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

extension Visit {
  /// The page after a stop. A GET of it, in the other language too, is the page of its number.
  func answer(_ receipt: Receipt) -> Response {
    answer(ObjectionDonePage(receipt, language), at: "/requests/\(receipt.reference)")
  }
}

extension ObjectionDonePage {
  init(_ receipt: Receipt, _ language: Language) {
    self.init(
      stopped: StoppedAt(receipt, language), scope: receipt.scope, keepsExtra: receipt.keepsExtra,
      reference: receipt.reference.description,
      outcome: receipt.answer.map { .proven(Proof($0, language)) } ?? .unproven(Portal.notice),
      mayArriveUntil: receipt.onItsWay.map { $0.until.words(in: language) })
  }
}

extension ObjectionDonePage.Proof {
  init(_ answer: Receipt.Answer, _ language: Language) {
    let when = answer.erasedAt.map { Self.erased[language] + " " + $0.words(in: language) } ?? ""
    self.init(
      erased: answer.erased.map { Fact($0.category.name(in: language).capitalisedFirst, when) },
      stays: answer.kept.map { Stays($0, language) }, endedBenefits: answer.endedBenefits,
      letter: answer.hasLetter ? answer.letterTo.map { .email($0) } ?? .post : nil)
  }

  private static let erased = Wording("gewist op", "erased on")
}
