import Domain

/// `GET /me`: what this person gets now, and six doors.
struct MePage: Page {
  static let words = Words<MeCopy>()

  var name: String
  /// What is sent now, in words. Empty: only messages about journey or subscription, a good outcome.
  var receives: [String] = []
  var openRequests: [PageLink] = []

  var template: Template { .me }

  func title(_ copy: MeCopy) -> String { copy.title }

  func values(_ copy: MeCopy, in language: Language) -> Values {
    let doors = [
      Door(title: copy.data, text: copy.dataText, href: "/me/data"),
      Door(title: copy.details, text: copy.detailsText, href: "/me/details"),
      Door(title: copy.preferences, text: copy.preferencesText, href: "/me/preferences"),
      Door(title: copy.extra, text: copy.extraText, href: "/me/extra"),
      Door(title: copy.requests, text: copy.requestsText, href: "/me/requests"),
      Door(title: copy.stop, text: copy.stopText, href: "/objections"),
    ]
    return [
      "greeting": copy.greeting(name), "receives": receives.isEmpty ? [copy.onlyService] : receives,
      "open": openRequests.map(\.values), "hasOpen": !openRequests.isEmpty, "doors": Door.values(doors),
    ]
  }
}
