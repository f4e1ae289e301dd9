/// Why a letter cannot be made: the field, what is wrong with it, what to do. Never the value, which
/// may be a person's name or address (T20).
package struct MessageFault: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case empty
    case tooLong(most: Int)
    /// A line end, a NUL or another character that steers instead of being read.
    case control(UInt32)
    case encodedWord
    case noReply
    case notALanguage
    case notAnIdentifier
    case notAFileName
    case notAMediaType
    case notAPage
    case notSecure
    /// The bytes to be read are no message.
    case unreadable
  }

  package let field: String
  package let problem: Problem

  package init(field: String, problem: Problem) {
    self.field = field
    self.problem = problem
  }
}

extension MessageFault: CustomStringConvertible {
  package var description: String { "\(field): \(advice)" }

  private var advice: String {
    switch problem {
    case .empty: "is empty; write at least one word"
    case .tooLong(let most): "is too long; at most \(most) characters"
    case .control(let code):
      "holds the character U+\(String(code, radix: 16, uppercase: true).leftPadded(4)), which may not stand there; remove it"
    case .encodedWord: "holds '=?', the mark of encoded mail text; remove it"
    case .noReply: "is an address nobody reads; give one that is answered"
    case .notALanguage: "is no language tag; write one such as nl or en"
    case .notAnIdentifier: "may hold letters, digits, '-', '_' and single dots, at most 120"
    case .notAFileName: "must be a bare file name, without a path"
    case .notAMediaType: "must be a media type such as application/zip"
    case .notAPage: "must be a web address of at most 800 plain characters, without < > , \" \\ or =?"
    case .notSecure: "must begin with https:// (RFC 8058); http:// is for this machine alone"
    case .unreadable: "is not an e-mail message"
    }
  }
}

extension String {
  func leftPadded(_ width: Int) -> String { String(repeating: "0", count: max(0, width - count)) + self }
}
