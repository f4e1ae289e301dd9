import Domain

/// A page with one thing to say.
struct MessagePage: Page {
  enum Way: Sendable { case email, post }

  enum Kind: Sendable {
    /// After `POST /login`, whether or not the address is known.
    case linkSent(worksForMinutes: Int)
    /// After `POST /requests`, likewise.
    case requestReceived(by: Way)
    /// After it was proven who asks.
    case underWay
    /// A new mail address counts from now on.
    case emailChanged
    case subscriptionSent(erasedAfterDays: Int)
    case subscriptionConfirmed(list: String)
    /// After "this was not me".
    case undone
    /// After "this is not so": the report of a death is withdrawn.
    case withdrawn
    /// After `POST /deaths`, whether or not the person is known.
    case deathTold
    case signedOut
    /// A colleague for whose work there is no page yet.
    case noStaffPage
    /// A recipient has confirmed (Art. 19).
    case recipientConfirmed(reference: String)
  }

  static let words = Words<MessageCopy>()

  var kind: Kind
  var reference: String?
  var entrance = Entrance.portal

  var template: Template { .message }

  func title(_ copy: MessageCopy) -> String { copy.text(kind).heading }

  func values(_ copy: MessageCopy, in language: Language) -> Values {
    let text = copy.text(kind)
    let links = links(copy).map(\.values)
    return [
      "heading": text.heading, "good": shown(text.good), "lines": text.lines, "reference": shown(reference),
      "referenceLabel": copy.reference, "links": links, "hasLinks": !links.isEmpty,
    ]
  }

  private func links(_ copy: MessageCopy) -> [PageLink] {
    let home = PageLink(label: copy.home, href: entrance.home, isQuiet: true)
    let follow = reference.map { PageLink(label: copy.follow, href: "/requests/\($0)") }
    return switch kind {
    case .linkSent: [PageLink(label: copy.newLink, href: "/login", isQuiet: true)]
    case .requestReceived, .underWay, .deathTold: [follow ?? home]
    case .emailChanged, .subscriptionSent, .subscriptionConfirmed, .undone, .withdrawn, .signedOut: [home]
    case .recipientConfirmed, .noStaffPage: []
    }
  }
}
