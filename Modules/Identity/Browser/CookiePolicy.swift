/// A cookie of this house: its name and how a browser must keep it. There are three, and none is
/// for following anybody (S14), so no banner is needed.
package struct CookiePolicy: Hashable, Sendable {
  package enum SameSite: String, Sendable {
    case lax = "Lax"
    case strict = "Strict"
  }

  package let name: String
  package let sameSite: SameSite
  package var path = "/"

  /// The session of customers and bookers. `__Host-` makes the browser itself insist on Secure, on
  /// Path=/ and on no Domain: no sister host can plant one (ASVS V3.3.3).
  ///
  /// Lax: a letter links to the page of one's case, and with Strict a person who is signed in would
  /// land there signed out. Lax sends the cookie on such a GET only; GET shows and POST does, and no
  /// POST from elsewhere carries it.
  package static let session = CookiePolicy(name: "__Host-rechtspoor", sameSite: .lax)

  /// The session of staff, whom no mail links to and who can do much more: Strict, and sent to their
  /// own pages alone. A path other than / excludes `__Host-`; `__Secure-` still insists on Secure.
  package static let staffSession = CookiePolicy(
    name: "__Secure-rechtspoor-staff", sameSite: .strict, path: "/staff")

  /// Pairs with a form on a page without a session (`VisitorSecret`). Lax: with Strict, arriving
  /// through a link would replace the cookie and break the form open in another tab.
  package static let visitor = CookiePolicy(name: "__Host-rechtspoor-form", sameSite: .lax)

  /// The value of a `Set-Cookie` header. Without an age the cookie goes when the browser is closed,
  /// as a session should; how long it counts is decided by `Session`, not by the browser.
  ///
  /// Values are base64url text of ours and a dot; anything else is a fault of ours.
  package func setting(_ value: String) -> String {
    precondition(CookieHeader.isCookieText(value), "not a cookie value")
    return "\(name)=\(value); Path=\(path); Secure; HttpOnly; SameSite=\(sameSite.rawValue)"
  }

  /// Takes the cookie away, at signing out.
  package var clearing: String {
    "\(name)=; Path=\(path); Max-Age=0; Secure; HttpOnly; SameSite=\(sameSite.rawValue)"
  }
}
