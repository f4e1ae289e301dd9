import Domain

/// `GET /`: three doors, and nothing in front of them.
struct HomePage: Page {
  static let words = Words<HomeCopy>()
  var template: Template { .home }
  var shape: String { "home wide" }

  func title(_ copy: HomeCopy) -> String { copy.title }

  func values(_ copy: HomeCopy, in language: Language) -> Values {
    let doors = [
      Door(title: copy.stop, text: copy.stopText, href: "/objections"),
      Door(title: copy.see, text: copy.seeText, href: "/me/data"),
      Door(title: copy.change, text: copy.changeText, href: "/requests"),
    ]
    return ["doors": Door.values(doors)]
  }
}
