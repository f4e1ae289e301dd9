/// What a browser sends back. Bounded, and strict about what it cannot tell apart.
package struct CookieHeader: Sendable {
  package static let maximumBytes = 4096
  package static let maximumCookies = 50

  private let values: [String: String]

  /// A request has one `Cookie` header; HTTP/2 may split it, and the pieces are one.
  package init(_ fields: [String]) throws(CookieRefusal) {
    let bytes = fields.reduce(0) { $0 + $1.utf8.count }
    guard bytes <= Self.maximumBytes else { throw .tooLong(bytes: bytes) }
    let pairs = fields.flatMap { $0.split(separator: ";") }
    guard pairs.count <= Self.maximumCookies else { throw .tooMany(pairs.count) }

    var values: [String: String] = [:]
    var doubled: Set<String> = []
    for pair in pairs {
      // Other hosts' oddities are not ours to complain about: what is no pair is passed over.
      guard let equals = pair.firstIndex(of: "=") else { continue }
      let name = Self.trimmed(pair[..<equals])
      let value = Self.trimmed(pair[pair.index(after: equals)...])
      guard !name.isEmpty, Self.isCookieText(name), Self.isCookieText(value) else { continue }
      if values.updateValue(value, forKey: name) != nil { doubled.insert(name) }
    }
    // Two of one name: somebody planted one, and nobody can say which. Neither counts.
    for name in doubled { values[name] = nil }
    self.values = values
  }

  package subscript(_ name: String) -> String? { values[name] }

  /// What is sent as the session that `policy` keeps.
  package func session(_ policy: CookiePolicy = .session) -> Token<ForSession>? {
    self[policy.name].flatMap { Token($0) }
  }

  /// RFC 6265 cookie-octets: visible ASCII without quote, comma, semicolon and backslash.
  static func isCookieText(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { byte in
      (0x21...0x7e).contains(byte) && byte != 0x22 && byte != 0x2c && byte != 0x3b && byte != 0x5c
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}

package enum CookieRefusal: Error, Hashable, Sendable {
  case tooLong(bytes: Int)
  case tooMany(Int)
}

extension CookieRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLong(let bytes):
      "Cookie header: \(bytes) bytes, and \(CookieHeader.maximumBytes) are the most; clear this site's cookies"
    case .tooMany(let count):
      "Cookie header: \(count) cookies, and \(CookieHeader.maximumCookies) are the most; clear this site's cookies"
    }
  }
}
