import Crypto

/// SHA-256 over purpose and token. No key and no slow hash: there is nothing to guess in 256
/// random bits. The row is found by the digest, so the time a lookup takes speaks of digests only.
package struct TokenDigest<Use: TokenUse>: Sendable {
  package let bytes: [UInt8]

  /// Reads what was stored.
  package init?(stored bytes: [UInt8]) {
    guard bytes.count == SHA256.byteCount else { return nil }
    self.bytes = bytes
  }

  init(of token: [UInt8]) {
    var hash = SHA256()
    // No purpose's name holds a zero byte, so no two pairs of purpose and token meet.
    hash.update(data: Array(Use.purpose.rawValue.utf8) + [0])
    hash.update(data: token)
    bytes = Array(hash.finalize())
  }
}

extension TokenDigest: Equatable, Hashable {
  package static func == (a: Self, b: Self) -> Bool { sameSecret(a.bytes, b.bytes) }

  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
