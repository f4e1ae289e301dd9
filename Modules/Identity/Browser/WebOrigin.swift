import Foundation

/// Scheme, host and port: what a browser means by where a page comes from.
package struct WebOrigin: Hashable, Sendable {
  package let scheme: String
  package let host: String
  package let port: Int

  /// Reads an origin or any address under it (`RECHTSPOOR_PUBLIC_URL`). Nil for anything but http
  /// and https.
  package init?(_ address: String) {
    guard address.utf8.count <= 2048, let parts = URLComponents(string: address),
      let scheme = parts.scheme?.lowercased(), let host = parts.host?.lowercased(), !host.isEmpty,
      parts.user == nil, parts.password == nil
    else { return nil }
    switch scheme {
    case "https": port = parts.port ?? 443
    case "http": port = parts.port ?? 80
    default: return nil
    }
    self.scheme = scheme
    self.host = host
  }
}
