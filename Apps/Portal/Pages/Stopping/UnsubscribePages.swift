import Domain

/// `GET /unsubscribe/{token}`: one button. A token stops, it never erases.
struct UnsubscribePage: Page {
  static let words = Words<UnsubscribeCopy>()

  var link: String
  /// NS or NS International: each keeps its own list (S23).
  var sender: Brand

  var template: Template { .unsubscribe }

  func title(_ copy: UnsubscribeCopy) -> String { copy.title }

  func values(_ copy: UnsubscribeCopy, in language: Language) -> Values {
    ["heading": copy.heading(sender.name), "link": link]
  }
}

/// What `POST /unsubscribe/{token}` answers, with the way to less and to more.
struct UnsubscribeDonePage: Page {
  enum Stopped: Sendable {
    case email(of: String)
    case newsletter(String)
    case everything
  }

  static let words = Words<UnsubscribeDoneCopy>()

  var link: String
  var when: StoppedAt
  var stopped: Stopped
  /// The newsletter the link stood in, where it can be stopped alone.
  var newsletter: String?

  /// What the form of the way on sends as `act`; without it, the button before is meant.
  enum Deed: String, Sendable { case newsletterOnly, everything }

  var template: Template { .unsubscribeDone }

  func title(_ copy: UnsubscribeDoneCopy) -> String { copy.title }

  func values(_ copy: UnsubscribeDoneCopy, in language: Language) -> Values {
    let offers = offers(copy)
    return [
      "heading": copy.heading(stopped, when), "outcome": copy.outcome, "link": link, "offers": offers,
      "hasOffers": !offers.isEmpty,
    ]
  }

  private func offers(_ copy: UnsubscribeDoneCopy) -> [Values] {
    func offer(_ deed: Deed, _ title: String, _ text: String, _ button: String) -> Values {
      ["act": deed.rawValue, "title": title, "text": text, "button": button]
    }
    let more = offer(.everything, copy.more, copy.moreText, copy.moreButton)
    switch stopped {
    case .everything: return []
    case .newsletter: return [more]
    case .email:
      guard let newsletter else { return [more] }
      return [offer(.newsletterOnly, copy.less(newsletter), copy.lessText, copy.lessButton), more]
    }
  }
}
