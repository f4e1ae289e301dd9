import Domain

/// `GET /subscriptions`: for anybody, customer or not (S20). No box is ticked beforehand, and
/// nothing begins before the link in the mail is confirmed.
struct SubscriptionsPage: Page {
  /// The raw value is what the form sends as `list`.
  enum List: String, Sendable, CaseIterable { case newsletter, partnerOffers }

  static let words = Words<SubscriptionsCopy>()

  var ticked: Set<List> = []
  var listProblem: Problem?
  var email = Entry()

  var template: Template { .subscriptions }

  func title(_ copy: SubscriptionsCopy) -> String { copy.title }

  func fields(_ copy: SubscriptionsCopy) -> [Field] {
    [Field("email", .email, label: copy.address.email, entry: email)]
  }

  var otherProblems: [String: Problem] { listProblem.map { ["list": $0] } ?? [:] }

  func values(_ copy: SubscriptionsCopy, in language: Language) -> Values {
    [
      "choices": List.allCases.map { list in
        Choice(
          .checkbox, name: "list", value: list.rawValue, label: copy.label(list), hint: copy.hint(list),
          isChosen: ticked.contains(list)
        ).values
      },
      "listProblem": shown(listProblem.map(ProblemCopy.words.copy(in: language).text)),
    ]
  }
}
