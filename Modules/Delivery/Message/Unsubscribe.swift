package import Domain
import Foundation

/// The way out that a mail program shows as a button: a page that acts on POST alone (RFC 8058, T5)
/// and, for older programs, a mailbox (RFC 2369).
package struct Unsubscribe: Hashable, Sendable {
  package let page: String
  package let mailbox: EmailAddress?
  /// What stands in the subject of the mail that comes back: the token that says which list.
  package let mailSubject: String?

  package init(page: String, mailbox: EmailAddress? = nil, mailSubject: String? = nil) throws(MessageFault) {
    guard page.utf8.count <= 800, page.utf8.allSatisfy(Unsubscribe.mayStandInAngles), !page.contains("=?"),
      let url = URL(string: page),
      let host = url.host(percentEncoded: true), !host.isEmpty
    else { throw MessageFault(field: "List-Unsubscribe", problem: .notAPage) }
    // A one-click button demands https; a demonstration on this machine alone has no certificate.
    guard url.scheme == "https" || (url.scheme == "http" && Loopback.names(host)) else {
      throw MessageFault(field: "List-Unsubscribe", problem: .notSecure)
    }
    if let mailSubject { try HeaderText.check(mailSubject, field: "List-Unsubscribe", most: 120) }
    self.page = page
    self.mailbox = mailbox
    self.mailSubject = mailSubject
  }

  /// The parts of the header, in angle brackets, the page first: the first one is what is clicked.
  var parts: [String] {
    guard let mailbox else { return ["<\(page)>"] }
    let subject = mailSubject.map { "?subject=" + Unsubscribe.percentEncoded($0) } ?? ""
    return ["<\(page)>", "<mailto:\(Unsubscribe.percentEncoded(mailbox.text, keeping: "@+"))\(subject)>"]
  }

  static let oneClick = "List-Unsubscribe=One-Click"

  private static func mayStandInAngles(_ byte: UInt8) -> Bool {
    (0x21...0x7e).contains(byte) && !"<>,\"\\".utf8.contains(byte)
  }

  private static func percentEncoded(_ text: String, keeping extra: String = "") -> String {
    let kept = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~" + extra)
    return text.addingPercentEncoding(withAllowedCharacters: kept) ?? ""
  }
}
