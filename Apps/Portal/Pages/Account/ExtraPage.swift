import Domain

/// `GET /me/extra`: NS Extra as an agreement. Joining and leaving are one click each.
struct ExtraPage: Page {
  struct Coupon: Sendable {
    var id: String
    var name: String
    /// When it was used; nil while it is open.
    var redeemed: String?
  }

  /// What came of a click.
  enum Said: Sendable {
    case joined, left, redeemed, notRedeemed, otherTerms, restricted

    var isDone: Bool {
      switch self {
      case .joined, .left, .redeemed: true
      case .notRedeemed, .otherTerms, .restricted: false
      }
    }
  }

  static let words = Words<ExtraCopy>()

  /// Nil while it does not run.
  var since: String?
  var profile: ExtraProfile?
  var profileOf: String?
  /// It goes on for its benefits alone (A3).
  var isServiceOnly = false
  var coupons: [Coupon] = []
  /// What is missing to join.
  var obstacles: [String] = []
  var said: Said?

  var template: Template { .extra }

  func title(_ copy: ExtraCopy) -> String { copy.title }

  func values(_ copy: ExtraCopy, in language: Language) -> Values {
    let open = coupons.filter { $0.redeemed == nil }
    return [
      "done": shown(said.flatMap { $0.isDone ? copy.said($0) : nil }),
      "refused": shown(said.flatMap { $0.isDone ? nil : copy.said($0) }), "runs": since != nil,
      "serviceOnly": isServiceOnly, "profiled": !isServiceOnly,
      "running": copy.running(since ?? ""), "terms": ExtraTerms.current.clauses.map { $0[language] },
      "version": ExtraTerms.current.version, "isMissing": !obstacles.isEmpty, "missing": obstacles,
      "mayJoin": since == nil && obstacles.isEmpty,
      "profile": profile.map { $0.words(in: language) } ?? copy.noProfile,
      "profileOf": shown(profile == nil ? nil : profileOf.map(copy.profileOf)),
      "explanation": ExtraProfile.explanation(in: language), "hasOpen": !open.isEmpty,
      "open": open.map { coupon -> Values in ["id": coupon.id, "name": coupon.name, "use": copy.use(coupon.name)] },
      "used": coupons.compactMap { coupon -> Values? in
        coupon.redeemed.map { ["line": copy.used(coupon.name, $0)] }
      },
      "lost": open.isEmpty ? copy.nothingLost : copy.lost,
    ]
  }
}
