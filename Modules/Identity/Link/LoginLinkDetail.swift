/// What a link to sign in says of itself in its row: as whom one comes in, what for, and whether the
/// mailbox it went to is more than one person's. Words and a keyed digest; no address.
package struct LoginLinkDetail: Hashable, Sendable {
  /// What the person asked for when the link was sent, and is led to.
  package enum Wish: String, CaseIterable, Sendable {
    case access
    case correction
  }

  package let kind: AccountKind
  package let wish: Wish?
  /// The mailbox several people share: who holds the link must still say which of them they are (T15).
  package let mailbox: SharedMailbox?

  package init(_ kind: AccountKind, wish: Wish? = nil, mailbox: SharedMailbox? = nil) {
    self.kind = kind
    self.wish = wish
    self.mailbox = mailbox
  }

  /// Nil for the detail of another link.
  package init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 3, let kind = AccountKind(rawValue: first) else { return nil }
    self.kind = kind
    wish = words.count > 1 ? Wish(rawValue: words[1]) : nil
    guard words.count == 3 else {
      mailbox = nil
      return
    }
    guard let shared = SharedMailbox(hex: words[2]) else { return nil }
    mailbox = shared
  }

  package var text: String {
    let words = [kind.rawValue, wish?.rawValue ?? (mailbox == nil ? nil : "none"), mailbox?.hex]
    return words.compactMap { $0 }.joined(separator: " ")
  }
}
