import Domain
import Foundation
import Storage

/// One run of bytes to look for: how a line of the identifiers could stand in a file.
struct Needle: Hashable {
  let bytes: [UInt8]
  /// The line of the identifiers it came from; 0 is the control.
  let line: Int
  let form: String
}

/// All the ways in which an identifier could stand in a file of ours, or of somebody who had it from us.
struct Needles {
  /// Fewer bytes than these stand everywhere by chance.
  static let fewest = 4

  /// With the house's keys also the keyed digest by which people are found: it goes with the row it finds.
  let keys: InstitutionKeys?

  /// Nil where a form of it is so short that finding it would say nothing.
  func of(_ identifier: String, line: Int) -> [Needle]? {
    guard identifier.utf8.count >= Self.fewest else { return nil }
    var found: [[UInt8]: String] = [:]
    func add(_ form: String, _ bytes: [UInt8]?) {
      guard let bytes, bytes.count >= Self.fewest, found[bytes] == nil else { return }
      found[bytes] = form
    }
    for spelling in Self.spellings(of: identifier) {
      add("UTF-8", Array(spelling.utf8))
      add("Latin-1", spelling.data(using: .isoLatin1).map(Array.init))
      add("UTF-16 little-endian", spelling.data(using: .utf16LittleEndian).map(Array.init))
      add("UTF-16 big-endian", spelling.data(using: .utf16BigEndian).map(Array.init))
      add(
        "percent-encoded", spelling.addingPercentEncoding(withAllowedCharacters: .alphanumerics).map { Array($0.utf8) })
      for shift in 0..<3 { add("base64", Self.base64(Array(spelling.utf8), after: shift)) }
    }
    for (form, bytes) in Self.integers(of: identifier) { add(form, bytes) }
    for digest in digests(of: identifier) { add("keyed digest", digest) }
    return found.map { Needle(bytes: $0.key, line: line, form: $0.value) }
  }

  /// As written, in small and in capital letters, and numbers as their digits alone: a telephone number without
  /// its country or its leading zero, for both are written in many ways.
  private static func spellings(of identifier: String) -> Set<String> {
    var spellings: Set = [identifier, identifier.lowercased(), identifier.uppercased()]
    spellings.formUnion([
      identifier.precomposedStringWithCanonicalMapping, identifier.decomposedStringWithCanonicalMapping,
    ])
    if let digits = digits(of: identifier) { spellings.insert(digits) }
    if let phone = PhoneNumber(identifier), phone.e164.hasPrefix("+31") {
      spellings.insert(String(phone.e164.dropFirst(3)))
    }
    return spellings
  }

  /// Of a number, however it is spaced; nil for what is none.
  private static func digits(of identifier: String) -> String? {
    guard identifier.allSatisfy({ $0.isASCII && ($0.isNumber || " -+.()".contains($0)) }) else { return nil }
    return identifier.filter(\.isNumber)
  }

  /// A row of numbers as engines write it: SQLite in as few bytes as will hold it, PostgreSQL in eight, the machine's
  /// way round. Our own ids are large; a small number's bytes would stand everywhere.
  private static func integers(of identifier: String) -> [(String, [UInt8])] {
    guard let number = digits(of: identifier).flatMap(Int64.init), number >= 1 << 40 else { return [] }
    let wide = withUnsafeBytes(of: number.bigEndian) { Array($0) }
    let isShort = number < 1 << 47
    return [
      ("integer, big-endian", isShort ? Array(wide.suffix(6)) : wide), ("integer, little-endian", wide.reversed()),
    ]
  }

  /// The characters that stand for these bytes and no others, where `shift` bytes came before them.
  private static func base64(_ bytes: [UInt8], after shift: Int) -> [UInt8] {
    let before = [0, 2, 3][shift]
    let coded = Array(Data([UInt8](repeating: 0, count: shift) + bytes).base64EncodedString().utf8)
    let whole = (shift + bytes.count) * 8 / 6
    return before < whole ? Array(coded[before..<whole]) : []
  }

  private func digests(of identifier: String) -> [[UInt8]] {
    guard let keys else { return [] }
    var identifiers: [Identifier] = []
    if let email = EmailAddress(identifier) { identifiers.append(.email(email)) }
    if let phone = PhoneNumber(identifier) { identifiers.append(.phone(phone)) }
    if let digits = Self.digits(of: identifier) { identifiers += [.card(digits), .customerNumber(digits)] }
    return identifiers.flatMap { BlindIndex.digests($0, keys) }
  }
}
