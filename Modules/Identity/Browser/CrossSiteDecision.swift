/// Whether a browser's own word about where a request comes from lets it act. The form's token is
/// asked for besides, always: this is the second lock, not the first.
package enum CrossSiteDecision: Hashable, Sendable {
  /// It only shows, or it comes from a page of ours.
  case allowed
  /// The browser says nothing that counts; the form's token decides alone.
  case unsaid
  case refused(CrossSiteReason)

  /// The mail program's one-click POST to `/unsubscribe/{token}` does not ask here: it comes from
  /// anywhere, carries no cookie, and can only stop (RFC 8058, T21).
  package static func decide(
    method: String, fetchSite: String?, origin: String?, own: WebOrigin
  ) -> CrossSiteDecision {
    if ["GET", "HEAD", "OPTIONS"].contains(method) { return .allowed }
    if let fetchSite {
      switch fetchSite {
      // `none`: typed, bookmarked, or sent again by the person, with no page behind it.
      case "same-origin", "none": return .allowed
      // Another host of the railway's is not this house.
      case "same-site": return .refused(.sisterSite)
      default: return .refused(.otherSite)
      }
    }
    // Our pages say `Referrer-Policy: no-referrer`, which makes an older browser that knows no
    // Sec-Fetch-Site send `null` for our own forms: that proves nothing either way.
    guard let origin, origin != "null" else { return .unsaid }
    return WebOrigin(origin) == own ? .allowed : .refused(.otherOrigin)
  }

  package var mayGoOn: Bool {
    if case .refused = self { false } else { true }
  }
}

package enum CrossSiteReason: String, CaseIterable, Sendable {
  case sisterSite
  case otherSite
  case otherOrigin
}
