import Domain
import Storage

/// The keyed digests by which a file and a trip are met again. Without the house's key and the
/// travel_ref they lead to nothing, and what they were made from is stored nowhere.
struct TravelPrints {
  private let print: FilePrint
  private let cards: [String]
  private let ring: [InstitutionKeys.Key]

  /// `cards`: those of the person that the file itself names. A card registered later is new.
  init(_ print: FilePrint, cards: Set<String>, _ keys: InstitutionKeys) {
    self.print = print
    self.cards = cards.sorted()
    ring = keys.ring(.lookup)
  }

  /// Under the key in use first, then under retired ones.
  func file(_ ref: Int64) -> [[UInt8]] {
    ring.map { Digest.keyed(["travel file", String(ref), print.digest] + cards, with: $0.secret) }
  }

  func trip(_ line: String, _ ref: Int64) -> [[UInt8]] {
    ring.map { Digest.keyed(["trip", String(ref), line], with: $0.secret) }
  }
}
