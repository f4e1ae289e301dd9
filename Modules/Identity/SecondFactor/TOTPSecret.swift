package import Domain
import Foundation

/// What an authenticator app and we share. Stored sealed; shown once, when it is set up.
package struct TOTPSecret: Hashable, Sendable {
  package let bytes: [UInt8]

  /// 160 bits, the length RFC 4226 recommends and every app takes.
  package init(from entropy: Entropy) {
    bytes = entropy.bytes(20)
  }

  /// Nil for fewer than 128 bits: RFC 4226 forbids them.
  package init?(bytes: [UInt8]) {
    guard bytes.count >= 16 else { return nil }
    self.bytes = bytes
  }

  package init?(base32: String) {
    guard let bytes = Base32.decode(base32) else { return nil }
    self.init(bytes: bytes)
  }

  /// For who types it in by hand.
  package var base32: String { Base32.encode(bytes) }

  /// What the app reads from a QR code. `account` is shown in the app: a handle, never an address.
  package func address(issuer: String, account: String) -> String {
    let name = Self.escaped(issuer)
    let query = "secret=\(base32)&issuer=\(name)&algorithm=SHA1&digits=\(TOTP.digits)&period=\(TOTP.period)"
    return "otpauth://totp/\(name):\(Self.escaped(account))?\(query)"
  }

  /// RFC 3986 unreserved characters stay, all else is escaped: no name can add a field.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: String(format: "%%%02X", Int(byte))
      }
    }.joined()
  }
}

extension TOTPSecret: CustomStringConvertible, CustomReflectable {
  package var description: String { "TOTPSecret(…)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
