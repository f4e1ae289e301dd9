package import Domain
package import Storage

/// A mailbox that several people read, as a couple does. What is sent there proves neither of them
/// (T15, EDPB 01/2022 §3.3), so who asks to see or to erase also gives the last four digits of a card.
package struct SharedMailbox: Hashable, Sendable {
  private let digest: [UInt8]

  /// Nil where the address is one person's alone, or nobody's. `holder`: who signs in with it, whether
  /// or not it is among their contact details.
  package init?(_ email: EmailAddress, holder: Int64? = nil, in tx: Transaction) throws {
    let readers = Set(try BlindIndex.customers(.email(email), in: tx) + [holder].compactMap { $0 })
    guard readers.count > 1 else { return nil }
    digest = try BlindIndex.digest(.email(email), in: tx)
  }

  /// Reads what a link's detail holds.
  package init?(hex: String) {
    var bytes: [UInt8] = []
    var rest = hex[...]
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    guard bytes.count == 32 else { return nil }
    digest = bytes
  }

  package var hex: String { digest.hex }

  package enum Reader: Hashable, Sendable {
    case person(Int64)
    /// No card of theirs, or cards of two of them, end so.
    case unknown
    case later(at: Instant)
  }

  /// Whose card ends with these digits. Counts the try first: ten thousand tries would find anybody's.
  package func reader(cardDigits: String, holder: Int64, in tx: Transaction) throws -> Reader {
    if case .later(let at) = try Limits.allow(.cardDigitsPerMailbox, hex, in: tx) { return .later(at: at) }
    let readers = Set(try BlindIndex.customers(kind: "email", digest: digest, in: tx) + [holder])
    let fitting = try readers.filter { reader in
      try Rows.read(Inventory.table("card"), of: reader, opening: true, in: tx).contains { row in
        row.record.isNull("ended_day") && row.fields?["number"]?.hasSuffix(cardDigits) == true
      }
    }
    guard fitting.count == 1, let person = fitting.first else {
      try AuditLog.append(AuditEntry(.refused, by: .unproven, detail: ["reason": "cardDigits"]), in: tx)
      return .unknown
    }
    return .person(person)
  }

  /// Whether `typed` can be the last four digits of a card.
  package static func isWellFormed(_ typed: String) -> Bool {
    typed.utf8.count == 4 && typed.utf8.allSatisfy { (48...57).contains($0) }
  }
}
