package import Domain

/// 256 unguessable bits that let whoever holds them do one thing.
///
/// The holder has the token, in a cookie or a link; we keep its digest only. A stolen database
/// opens no session and signs nobody in.
package struct Token<Use: TokenUse>: Sendable {
  private let bytes: [UInt8]

  package static var length: Int { 32 }

  package init(from entropy: Entropy) {
    bytes = entropy.bytes(Self.length)
  }

  /// Reads the text of a cookie, link or form. Nil for anything but the exact text a token has.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 43, let bytes = Base64URL.decode(String(text)), bytes.count == Self.length
    else { return nil }
    self.bytes = bytes
  }

  /// What goes into the cookie or link: 43 characters of base64url. Never into a log.
  package var text: String { Base64URL.encode(bytes) }

  /// What is stored and looked up.
  package var digest: TokenDigest<Use> { TokenDigest(of: bytes) }
}

/// So that a token in a log line or an error shows its kind and no more (ASVS V16.2.5).
extension Token: CustomStringConvertible, CustomReflectable {
  package var description: String { "Token(\(Use.purpose.rawValue), …)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
