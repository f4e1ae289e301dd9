import Domain

/// A failure as a person meets it; what happened inside stays in the log.
struct ErrorPage: Page {
  enum Kind: Sendable {
    case badRequest
    case tooLarge
    case notFound
    case forbidden
    /// The form's token was not ours, or too old (T21).
    case formExpired
    case linkExpired
    case tooMany(retryInSeconds: Int)
    case broken
    case unavailable
    /// What was asked may have been kept, though the answer was lost.
    case unsure

    var status: Int {
      switch self {
      case .badRequest: 400
      case .tooLarge: 413
      case .notFound: 404
      case .forbidden, .formExpired: 403
      case .linkExpired: 410
      case .tooMany: 429
      case .broken: 500
      case .unavailable, .unsure: 503
      }
    }
  }

  static let words = Words<ErrorCopy>()

  var kind: Kind
  /// What the log has it under.
  var incident: String?
  var entrance = Entrance.portal

  var template: Template { .message }

  func title(_ copy: ErrorCopy) -> String { copy.heading(kind) }

  func values(_ copy: ErrorCopy, in language: Language) -> Values {
    [
      "heading": copy.heading(kind), "good": false, "lines": copy.lines(kind), "reference": shown(incident),
      "referenceLabel": copy.reference, "links": links(copy).map(\.values), "hasLinks": true,
    ]
  }

  private func links(_ copy: ErrorCopy) -> [PageLink] {
    let home = PageLink(label: copy.home, href: entrance.home, isQuiet: true)
    return switch kind {
    case .linkExpired: [PageLink(label: copy.again, href: "/login"), home]
    case .forbidden: [PageLink(label: copy.logIn, href: entrance.logIn), home]
    case .badRequest, .tooLarge, .notFound, .formExpired, .tooMany, .broken, .unavailable, .unsure: [home]
    }
  }
}
