package import Crypto
import Foundation

/// Under what an attempt is counted: a keyed digest of what was typed or where it came from, so
/// that the table of attempts is no list of addresses (T14, T20).
package struct LimitKey: Hashable, Sendable {
  package let act: LimitedAct
  package let digest: [UInt8]

  /// `subject` is a network address, reference, or whatever names an account. Case, accents'
  /// spelling and blanks around it do not make another one.
  package init(_ act: LimitedAct, _ subject: String, key: SymmetricKey) {
    self.act = act
    let name = subject.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
      .precomposedStringWithCanonicalMapping
    digest = Array(
      HMAC<SHA256>.authenticationCode(for: Array(act.rawValue.utf8) + [0] + Array(name.utf8), using: key))
  }

  /// An IPv6 household owns a /64: counting single addresses would give it 2^64 turns.
  package init(_ act: LimitedAct, network: NetworkAddress, key: SymmetricKey) {
    self.init(act, network.household, key: key)
  }
}
