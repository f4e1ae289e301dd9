package import Domain

/// What stands in for a session on pages without one: a random value with an end, signed by us, in
/// a cookie of its own. A form's field is made from it, so the two must come together (signed
/// double submit). It says nothing about who somebody is, and is stored nowhere.
package struct VisitorSecret: Hashable, Sendable {
  /// A whole day: a page opened in the morning can be sent in the evening.
  package static let hours = 24

  private let nonce: [UInt8]
  package let ends: Instant

  package init(from entropy: Entropy, at now: Instant) {
    nonce = entropy.bytes(Self.nonceLength)
    ends = now.adding(hours: Self.hours)
  }

  /// Reads the cookie. Nil if it is not ours, was changed, or has ended: then make a new one, and
  /// show the form again with what was typed.
  package init?(cookie: String?, at now: Instant, key: FormKey) {
    guard let bytes = cookie.flatMap(Base64URL.decode), bytes.count == Self.nonceLength + 8 + 32 else { return nil }
    let signed = Array(bytes.dropLast(32))
    guard key.isRight(Array(bytes.suffix(32)), for: Self.cookieLabel, signed) else { return nil }
    nonce = Array(signed.prefix(Self.nonceLength))
    let milliseconds = signed.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    ends = Instant(milliseconds: Int64(bitPattern: milliseconds))
    // Further ahead than one ever is made: the clock was put back.
    guard now < ends, ends <= now.adding(hours: Self.hours).adding(minutes: 5) else { return nil }
  }

  /// For `CookiePolicy.visitor`.
  package func cookie(key: FormKey) -> String {
    Base64URL.encode(signed + key.code(Self.cookieLabel, signed))
  }

  /// The hidden field of a form shown to this visitor.
  package func field(for form: FormPurpose, key: FormKey) -> String {
    Base64URL.encode(key.code(Self.fieldLabel, signed, Array(form.name.utf8)))
  }

  package func isRight(_ field: String?, for form: FormPurpose, key: FormKey) -> Bool {
    guard let field, let code = Base64URL.decode(field) else { return false }
    return key.isRight(code, for: Self.fieldLabel, signed, Array(form.name.utf8))
  }

  private var signed: [UInt8] {
    nonce + withUnsafeBytes(of: ends.milliseconds.bigEndian) { Array($0) }
  }

  private static let nonceLength = 16
  private static let cookieLabel = Array("visitor cookie".utf8)
  private static let fieldLabel = Array("visitor field".utf8)
}
