package import Domain
import Identity
package import Storage

/// What every journey of a person's rights needs: the store, where links lead, whom to call.
package struct RightsDesk: Sendable {
  package let store: Store
  /// What links in letters begin with.
  package let publicURL: String
  package let contact: ContactPoints

  package init(store: Store, publicURL: String, contact: ContactPoints = .unconfigured) {
    self.store = store
    self.publicURL = publicURL
    self.contact = contact
  }

  func link<Use>(_ path: String, _ token: Token<Use>) -> String { "\(publicURL)\(path)/\(token.text)" }
}

/// What the person who asked gets at once: enough to read over the telephone, and the same whether
/// or not we know them.
package struct Receipt: Hashable, Sendable {
  package let reference: CaseReference
  package let kind: CaseKind
  package let scope: Scope
  /// Of everything, NS Extra alone goes on for its benefits (A3): as asked, and once proven as it is.
  package let keepsExtra: Bool
  /// The moment of this very act.
  package let at: Instant
  /// When it stopped: now, or on an earlier day that is confirmed now. Nil where nothing is stopped.
  package let stopped: Instant?
  /// Advertising that was handed over before (S25): to this person once that is proven, otherwise to anybody.
  package let onItsWay: [OnItsWay]
  /// Set once the person is known to be the person; nil on the generic page.
  package let answer: Answer?

  /// The personal part, shown after proof only.
  package struct Answer: Hashable, Sendable {
    package let erased: [ErasedItem]
    package let kept: [KeptItem]
    package let erasedAt: Instant?
    /// Benefits of NS Extra that were lost with it.
    package let endedBenefits: [String]
    package let keepsExtra: Bool
    /// Letters to this very person that the printer had before.
    package let onItsWay: [OnItsWay]
    /// The masked address the letter goes to; nil: by post.
    package let letterTo: String?
    /// False where there is no way to write to the person.
    package let hasLetter: Bool

    init(
      erased: [ErasedItem], kept: [KeptItem], erasedAt: Instant?, endedBenefits: [String] = [],
      keepsExtra: Bool = false, onItsWay: [OnItsWay] = [], letterTo: String?, hasLetter: Bool = true
    ) {
      self.erased = erased
      self.kept = kept
      self.erasedAt = erasedAt
      self.endedBenefits = endedBenefits
      self.keepsExtra = keepsExtra
      self.onItsWay = onItsWay
      self.letterTo = letterTo
      self.hasLetter = hasLetter
    }
  }

  init(
    reference: CaseReference, kind: CaseKind, scope: Scope, keepsExtra: Bool = false, at: Instant,
    stopped: Instant? = nil, onItsWay: [OnItsWay] = [], answer: Answer?
  ) {
    self.reference = reference
    self.kind = kind
    self.scope = scope
    self.keepsExtra = keepsExtra
    self.at = at
    self.stopped = stopped
    self.onItsWay = onItsWay
    self.answer = answer
  }
}

/// A journey that cannot go on, in words for the person.
package enum RightsRefusal: Error, Hashable, Sendable {
  /// The link was used, has run out, or was never ours.
  case linkSpent
  /// What the link asks for was already done, or undone.
  case tooLate(CaseReference)
}
