package import Crypto
import Foundation

extension SymmetricKey {
  var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
  var base64: String { Data(bytes).base64EncodedString() }
}

extension Sequence<UInt8> {
  /// Lower-case hexadecimal.
  package var hex: String {
    let bytes = Array(self)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      for (place, byte) in bytes.enumerated() {
        text[2 * place] = Self.digit(byte >> 4)
        text[2 * place + 1] = Self.digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  private static func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 48 + nibble : 87 + nibble }
}

/// Digests of several fields, each preceded by its length so that no two lists of fields collide.
package enum Digest {
  package static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    SHA256.hash(data: Array(bytes)).withUnsafeBytes { Array($0) }
  }

  package static func sha256(fields: [String]) -> [UInt8] { sha256(framed(fields)) }

  package static func keyed(_ fields: [String], with key: SymmetricKey) -> [UInt8] {
    HMAC<SHA256>.authenticationCode(for: framed(fields), using: key).withUnsafeBytes { Array($0) }
  }

  static func framed(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(fields.reduce(0) { $0 + 4 + $1.utf8.count })
    for field in fields {
      let length = UInt32(field.utf8.count)
      for shift in stride(from: UInt32(24), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: length >> shift))
      }
      bytes.append(contentsOf: field.utf8)
    }
    return bytes
  }
}
