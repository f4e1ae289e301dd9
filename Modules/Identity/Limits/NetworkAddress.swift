import Foundation

/// Where a request came from, as far as counting needs it.
package struct NetworkAddress: Hashable, Sendable {
  /// The whole of an IPv4 address, the first 64 bits of an IPv6 one.
  let household: String

  /// Nil for what is neither.
  package init?(_ text: String) {
    var v4 = in_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      household = Self.household(v4: withUnsafeBytes(of: v4) { Array($0) })
      return
    }
    var v6 = in6_addr()
    guard inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: v6) { Array($0) }
    // ::ffff:a.b.c.d is an IPv4 address seen through an IPv6 socket.
    let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xff && bytes[11] == 0xff
    household =
      isMapped
      ? Self.household(v4: Array(bytes.suffix(4)))
      : "v6:" + bytes.prefix(8).map { String($0) }.joined(separator: ".")
  }

  private static func household(v4 bytes: [UInt8]) -> String {
    "v4:" + bytes.map { String($0) }.joined(separator: ".")
  }
}
