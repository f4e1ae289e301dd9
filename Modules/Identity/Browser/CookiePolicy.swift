/// A cookie of this house: its name and how a browser must keep it. There are two, and neither is
/// for following anybody (S14), so no banner is needed.
package struct CookiePolicy: Hashable, Sendable {
  package enum SameSite: String, Sendable {
    case lax = "Lax"
    case strict = "Strict"
  }

  package let name: String
  package let sameSite: SameSite

  /// The session. `__Host-` makes the browser itself insist on Secure, on Path=/ and on no Domain:
  /// no sister host can plant one (ASVS V3.3.3).
  ///
  /// Lax for customers and bookers: a letter links to the page of one's case, and with Strict a
  /// person who is signed in would land there signed out. Lax sends the cookie on such a GET only;
  /// GET shows and POST does, and no POST from elsewhere carries it. Staff get no links by mail and
  /// can do much more: Strict.
  package static func session(_ kind: AccountKind) -> CookiePolicy {
    CookiePolicy(name: sessionName, sameSite: kind == .staff ? .strict : .lax)
  }

  /// Pairs with a form on a page without a session (`VisitorSecret`). Lax: with Strict, arriving
  /// through a link would replace the cookie and break the form open in another tab.
  package static let visitor = CookiePolicy(name: "__Host-rechtspoor-form", sameSite: .lax)

  /// The same for every kind: there is one session per browser, and reading needs no kind.
  package static let sessionName = "__Host-rechtspoor"

  /// The value of a `Set-Cookie` header. Without an age the cookie goes when the browser is closed,
  /// as a session should; how long it counts is decided by `Session`, not by the browser.
  ///
  /// Values are base64url text of ours and a dot; anything else is a fault of ours.
  package func setting(_ value: String) -> String {
    precondition(CookieHeader.isCookieText(value), "not a cookie value")
    return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=\(sameSite.rawValue)"
  }

  /// Takes the cookie away, at signing out.
  package var clearing: String {
    "\(name)=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=\(sameSite.rawValue)"
  }
}
