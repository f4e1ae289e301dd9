import Domain

/// `GET /somebody-else`: whom to call. A case for somebody else is opened by an agent.
struct AboutSomebodyElsePage: Page {
  static let words = Words<SomebodyElseCopy>()

  var template: Template { .somebodyElse }

  func title(_ copy: SomebodyElseCopy) -> String { copy.title }

  func values(_ copy: SomebodyElseCopy, in language: Language) -> Values { [:] }
}
