/// What a token can be good for. A token made for one is nothing for any other (T6): the purpose
/// is hashed into its digest, and carried in its type.
package enum TokenPurpose: String, CaseIterable, Codable, Sendable {
  case session
  /// A computer at the business desk, for weeks (`Device`).
  case device
  /// The one-time link a data subject signs in with.
  case login
  /// "Yes, erase", in the notice of an unproven objection.
  case confirmErasure
  /// "This was not me", in the same notice.
  case notMe
  /// The foot of a newsletter: stops, and can do nothing else.
  case unsubscribe
  /// Confirms a sign-up by the address's owner.
  case optIn
  /// Confirms a changed address by its owner, before it counts.
  case newEmail
  /// Follows one case without signing in.
  case caseStatus
  /// "We have erased it", by somebody who was given the data, in the letter that asked them.
  case confirmRecipient
  /// Fetches one export, beside a session (T4).
  case export
  /// A way in of one's own after a company has left (`OwnAccess`).
  case ownAccess

  /// Spent by its use, in the transaction that acts on it. The others answer the same a second time.
  package var isSpentByUse: Bool {
    switch self {
    case .login, .confirmErasure, .optIn, .newEmail: true
    // "This was not me" twice is still not me; unsubscribing twice is still unsubscribed.
    case .session, .device, .notMe, .unsubscribe, .caseStatus, .confirmRecipient, .export, .ownAccess: false
    }
  }

  /// A limit set by security (ASVS V6.5.5). Nil: it ends with the case, sign-up or export it
  /// belongs to, whose period the statement's data set, or, to unsubscribe, never: the mail that
  /// carries it may be years old and the right in it is not.
  package var minutes: Int? {
    switch self {
    case .login: 15
    case .newEmail: 24 * 60
    case .session, .device, .confirmErasure, .notMe, .unsubscribe, .optIn, .caseStatus, .confirmRecipient, .export,
      .ownAccess:
      nil
    }
  }
}

/// The same list as types, so that the compiler keeps them apart: `Token<ForLogin>`.
package protocol TokenUse: Sendable {
  static var purpose: TokenPurpose { get }
}

package enum ForSession: TokenUse { package static var purpose: TokenPurpose { .session } }
package enum ForDevice: TokenUse { package static var purpose: TokenPurpose { .device } }
package enum ForLogin: TokenUse { package static var purpose: TokenPurpose { .login } }
package enum ForConfirmErasure: TokenUse { package static var purpose: TokenPurpose { .confirmErasure } }
package enum ForNotMe: TokenUse { package static var purpose: TokenPurpose { .notMe } }
package enum ForUnsubscribe: TokenUse { package static var purpose: TokenPurpose { .unsubscribe } }
package enum ForOptIn: TokenUse { package static var purpose: TokenPurpose { .optIn } }
package enum ForNewEmail: TokenUse { package static var purpose: TokenPurpose { .newEmail } }
package enum ForCaseStatus: TokenUse { package static var purpose: TokenPurpose { .caseStatus } }
package enum ForConfirmRecipient: TokenUse { package static var purpose: TokenPurpose { .confirmRecipient } }
package enum ForExport: TokenUse { package static var purpose: TokenPurpose { .export } }
package enum ForOwnAccess: TokenUse { package static var purpose: TokenPurpose { .ownAccess } }
