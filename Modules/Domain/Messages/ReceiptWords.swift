/// How a receipt and a count name what was decided: words that stay what they are once published.
extension SendRefusal {
  package var word: String { reason.rawValue }
}

extension SendGround {
  package var word: String { isSoftOptIn ? "softOptIn" : consent.map { "consent:\($0.rawValue)" } ?? basis.rawValue }
}

/// Such a word as a person reads it: in the access copy, and under a count.
package enum ReceiptWord {
  /// Nil for a word that is none of ours.
  package static func meaning(_ word: String) -> Wording? {
    let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
    guard let kind = parts.first else { return nil }
    if let reason = SendReason(rawValue: kind) { return Wording(reason.name(in: .nl), reason.name(in: .en)) }
    return plain[kind] ?? LegalBasis(rawValue: kind)?.plain
  }

  private static let plain: [String: Wording] = [
    "softOptIn": Wording(
      "u gaf uw adres bij een aankoop of account", "you gave your address with a purchase or an account"),
    "refused": Wording("de ontvangende kant weigerde", "the receiving side refused"),
    "gaveUp": Wording("het lukte niet", "it did not succeed"),
    "misconfigured": Wording("het lukte niet", "it did not succeed"),
  ]
}
