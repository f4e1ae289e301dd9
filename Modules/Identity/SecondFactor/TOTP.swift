import Crypto
package import Domain

/// Codes from an authenticator app: RFC 6238 with what every app does, SHA-1, six digits, thirty
/// seconds. SHA-1's collisions do not touch HMAC, and apps ignore a request for anything else.
package enum TOTP {
  package static let digits = 6
  package static let period = 30
  /// One period either way, for clocks that differ and people who type slowly.
  static let window: Int64 = 1

  /// Whether `typed` is a code of about now that was not used before (ASVS V6.5.1).
  ///
  /// Pass the counter the last accepted code had, and store the one that comes back in the same
  /// transaction that opens the session: two requests with one code cannot both be accepted.
  package static func verify(
    _ typed: String, secret: TOTPSecret, at now: Instant, lastUsed: Int64?
  ) -> TOTPVerdict {
    let code = typed.filter { $0 != " " }
    guard code.utf8.count == digits, code.utf8.allSatisfy({ (48...57).contains($0) }) else { return .wrong }
    let current = counter(at: now)
    // All three are computed and compared, whichever fits: the time says nothing.
    let matches = (current - window...current + window).filter { counter in
      sameSecret(Array(code.utf8), Array(self.code(secret, counter: counter).utf8))
    }
    guard let newest = matches.last else { return .wrong }
    // A code older than the last one used is refused too: whoever saw it saw it before.
    if let lastUsed, newest <= lastUsed { return .usedBefore }
    return .accepted(counter: newest)
  }

  /// The number of the period `now` lies in.
  package static func counter(at now: Instant) -> Int64 {
    Int64((Double(now.milliseconds) / 1000 / Double(period)).rounded(.down))
  }

  /// RFC 4226 §5.3.
  static func code(_ secret: TOTPSecret, counter: Int64) -> String {
    let message = withUnsafeBytes(of: counter.bigEndian) { Array($0) }
    let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret.bytes)))
    let offset = Int(mac[mac.count - 1] & 0x0f)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let text = String(number % 1_000_000)
    return String(repeating: "0", count: digits - text.count) + text
  }
}

package enum TOTPVerdict: Hashable, Sendable {
  /// Keep `counter`: the next code must be newer.
  case accepted(counter: Int64)
  /// A right code for the second time. Worth a line in the audit log: somebody looked on.
  case usedBefore
  case wrong
}
