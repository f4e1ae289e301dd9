import Storage

/// What a person is called towards their organisation: short, the same every time, and of no use
/// anywhere else. It tells nothing of the number they have in the house.
package enum ContactHandle {
  static func of(_ customer: Int64, in organisation: Int64, _ keys: InstitutionKeys) -> String {
    let digest = Digest.keyed(
      ["business contact", String(organisation), String(customer)], with: keys[.lookup].secret)
    return text(digest.prefix(length))
  }

  /// What somebody typed: capitals and blanks are no difference.
  static func normal(_ typed: String) -> String { typed.lowercased().filter { !$0.isWhitespace && $0 != "-" } }

  /// Whether it has the shape of one; whose it is only an organisation's people tell.
  package static func isOne(_ typed: String) -> Bool {
    let text = normal(typed)
    return text.count == length && text.allSatisfy(letters.contains)
  }

  /// Ten letters of five bits: in a company of ten thousand, two meet once in some twenty thousand
  /// companies; and then both are refused rather than mixed up.
  private static let length = 10
  private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")

  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(bytes.map { letters[Int($0) & 31] })
  }
}
