import Foundation

/// A link to a partner in a message: the partner sees that somebody came, and never who (S38–S41).
///
/// It is made from what a campaign's author wrote, before anybody is addressed, so that every recipient gets the same
/// bytes. What may carry an identifier is cut off (parameters, the part after `#`) or refused (a host or path that looks as
/// if it were of one person).
package struct PartnerLink: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package init(_ written: String) throws(PartnerLinkRefusal) {
    guard written.utf8.count <= 500, written.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 }),
      !written.contains(where: { "{}<>\"\\^`|".contains($0) }), var parts = URLComponents(string: written)
    else { throw .unreadable }
    guard parts.scheme?.lowercased() == "https" else { throw .notHTTPS }
    guard parts.user == nil, parts.password == nil else { throw .names("the part before @") }
    guard let named = parts.host, case let host = named.lowercased(), host.contains("."),
      host.contains(where: \.isLetter),
      host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." })
    else { throw .unreadable }
    for label in named.split(separator: ".") where Self.looksPersonal(String(label)) { throw .names(String(label)) }
    for segment in parts.path.split(separator: "/") where Self.looksPersonal(String(segment)) {
      throw .names(String(segment))
    }
    parts.scheme = "https"
    parts.host = host
    parts.fragment = nil
    let kept = (parts.queryItems ?? []).filter { Self.saysNothingOfAnybody($0) }
    parts.queryItems = kept.isEmpty ? nil : kept
    guard let text = parts.string else { throw .unreadable }
    self.text = text
  }

  package var description: String { text }

  /// Which campaign somebody came from may be said, in a word: it is the same for everybody.
  private static let campaign: Set<String> = ["utm_source", "utm_medium", "utm_campaign"]

  private static func saysNothingOfAnybody(_ item: URLQueryItem) -> Bool {
    guard campaign.contains(item.name), let value = item.value, !value.isEmpty, value.utf8.count <= 40 else {
      return false
    }
    return value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
      && !looksPersonal(value)
  }

  /// Words of a page's address are letters and small numbers. A mail address, a long number, a number in hexadecimal and a
  /// token are somebody's.
  private static func looksPersonal(_ part: String) -> Bool {
    let plain = part.removingPercentEncoding ?? "@"
    guard plain.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.~".contains($0)) }) else { return true }
    if plain.filter(\.isNumber).count > 4 { return true }
    return plain.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains { word in
      let isMixed = word.contains(where: \.isNumber) && word.contains(where: \.isLetter)
      let changesCase =
        word.contains(where: \.isUppercase) && word.dropFirst().contains(where: \.isUppercase)
        && word.contains(where: \.isLowercase)
      return word.count > 24 || isMixed && word.count > 6 || changesCase && word.count > 10
    }
  }
}

package enum PartnerLinkRefusal: Error, Hashable, CustomStringConvertible {
  case unreadable
  case notHTTPS
  /// What looks as if it were of one person.
  case names(String)

  package var description: String {
    switch self {
    case .unreadable: "This is no web address. Write https://, a host and a path, without placeholders."
    case .notHTTPS: "A link to a partner begins with https://."
    case .names(let part):
      "\(part) looks as if it were of one person. Link to a page that is the same for everybody: "
        + "a partner never learns who came."
    }
  }
}
