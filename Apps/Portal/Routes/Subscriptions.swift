import Bootstrap
import Domain
import Hummingbird
import Identity
import Rights

/// `/subscriptions`: who wants messages says so (S20): unticked boxes, and nothing until the mail
/// that follows is confirmed.
extension Portal {
  func addSubscriptions(to router: Router<PortalContext>) {
    router.get("/subscriptions") { request, context in
      try await Visit.of(request, context, self).answer(SubscriptionsPage())
    }
    router.post("/subscriptions") { request, context in
      let visit = try await Visit.of(request, context, self)
      let form = try await visit.form(request, context)
      let lists = Set(form.all("list").compactMap(SubscriptionsPage.List.init))
      let typed = form["email"] ?? ""
      guard !lists.isEmpty else {
        return visit.answer(
          SubscriptionsPage(listProblem: .nothingChosen, email: Entry(value: typed)), status: .unprocessableContent)
      }
      guard let email = EmailAddress(typed) else {
        let problem: Problem = typed.isEmpty ? .emailMissing : .emailMalformed
        return visit.answer(
          SubscriptionsPage(ticked: lists, email: Entry(value: typed, problem: problem)),
          status: .unprocessableContent)
      }
      try await limit(.signUpPerNetwork, visit)
      try await Pace.evenly(clock: world.clock) {
        let offers = SubscriptionsPage.List.allCases.filter(lists.contains).map(\.offer)
        try await OptIn(desk).request(offers, for: email, in: visit.language)
      }
      return visit.answer(MessagePage(kind: .subscriptionSent(erasedAfterDays: 30)), at: "/subscriptions")
    }
  }
}

extension SubscriptionsPage.List {
  var offer: OptIn.Offer {
    switch self {
    case .newsletter: .newsletterEmail
    case .partnerOffers: .partnerOffers
    }
  }
}
