package import Crypto
import Foundation

extension SymmetricKey {
  var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
  var base64: String { Data(bytes).base64EncodedString() }
}

extension Sequence<UInt8> {
  /// Lower-case hexadecimal.
  package var hex: String {
    var text = ""
    for byte in self {
      text.append(Self.digit(byte >> 4))
      text.append(Self.digit(byte & 15))
    }
    return text
  }

  private static func digit(_ nibble: UInt8) -> Character {
    Character(Unicode.Scalar(nibble < 10 ? 48 + nibble : 87 + nibble))
  }
}

/// Digests of several fields, each preceded by its length so that no two lists of fields collide.
package enum Digest {
  package static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    Array(SHA256.hash(data: Array(bytes)))
  }

  package static func sha256(fields: [String]) -> [UInt8] { sha256(framed(fields)) }

  package static func keyed(_ fields: [String], with key: SymmetricKey) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: framed(fields), using: key))
  }

  static func framed(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for field in fields {
      let utf8 = Array(field.utf8)
      withUnsafeBytes(of: UInt32(utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: utf8)
    }
    return bytes
  }
}
