package import Crypto

/// Which form a token was made for: written in the source, never taken from a request.
package struct FormPurpose: Hashable, Sendable, ExpressibleByStringLiteral {
  let name: String

  package init(stringLiteral name: StaticString) {
    self.name = "\(name)"
  }
}

/// The key behind every form's token, derived from an institution key so that one use of that key
/// cannot be played against another.
package struct FormKey: Sendable {
  private let key: SymmetricKey

  package init(from institution: SymmetricKey) {
    key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: institution, info: Array("rechtspoor form tokens".utf8), outputByteCount: 32)
  }

  /// Each part is preceded by its length, so no two lists of parts spell the same message.
  func code(_ parts: [UInt8]...) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Self.message(parts), using: key))
  }

  /// The library compares, in constant time.
  func isRight(_ code: [UInt8], for parts: [UInt8]...) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.message(parts), using: key)
  }

  private static func message(_ parts: [[UInt8]]) -> [UInt8] {
    parts.flatMap { part in withUnsafeBytes(of: UInt64(part.count).bigEndian) { Array($0) } + part }
  }
}
