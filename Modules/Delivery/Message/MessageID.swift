/// What names a letter for good: our own id and the domain that vouches for it. It never contains an
/// address, since it stands in other people's logs and in file names.
package struct MessageID: Hashable, Sendable {
  package let id: String
  package let domain: String

  package init(_ id: String, at domain: String) throws(MessageFault) {
    guard MessageID.isDotAtom(id, most: 120), MessageID.isDotAtom(domain, most: 120) else {
      throw MessageFault(field: "Message-ID", problem: .notAnIdentifier)
    }
    self.id = id
    self.domain = domain
  }

  /// Without the angle brackets.
  package var text: String { "\(id)@\(domain)" }

  private static func isDotAtom(_ text: String, most: Int) -> Bool {
    let atoms = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return text.utf8.count <= most
      && atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isPlain) }
  }

  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
