/// The list a message went out on. A token is bound to it (T6): the foot of NS International's mail stops
/// NS International's, and nothing of NS (S23).
package enum MailingList: String, CaseIterable, Sendable {
  case newsletter
  case offers
  case international
  /// What NS Extra sends its members (S35).
  case extra

  /// The list that a message of this purpose goes out on.
  package init(_ purpose: Purpose, of brand: Brand) {
    switch brand {
    case .nsInternational: self = .international
    case .ns:
      switch purpose {
      case .newsletterEmail: self = .newsletter
      case .nsExtra: self = .extra
      default: self = .offers
      }
    }
  }

  package var brand: Brand { self == .international ? .nsInternational : .ns }

  /// What one click stops: all commercial mail of the sender (A3).
  package var scope: Scope { self == .international ? .emailNSInternational : .emailNS }

  /// What can be stopped alone, for whoever meant less.
  package var alone: Scope? {
    switch self {
    case .newsletter: .newsletter
    case .extra: .nsExtra
    case .offers, .international: nil
    }
  }
}
