package import Domain
package import Storage

/// What is to be erased of one person, and what stays: decided before anything is done. Only
/// `make` creates one, and `Erasure.carryOut` takes nothing less.
package struct ErasurePlan: Sendable {
  package struct Item: Sendable {
    package let row: PersonalRow
    /// R1...R20, or the rule the statement gives a stop (S51).
    package let rule: String
    package let since: Day
    /// Whether the relationship with the person was among what it was held for (S51).
    package let servedRelationship: Bool
  }

  package struct Kept: Sendable {
    package let row: PersonalRow
    package let until: Day?
    package let because: [Purpose: Life]
  }

  package let customer: Int64
  package let travelRef: Int64?
  package let standing: Standing
  /// The earliest day on which something kept can lapse by time alone.
  package let lookAgain: Day?
  package let erases: [Item]
  package let keeps: [Kept]
  package let rowsByCategory: [DataCategory: Int]
  package let rowsByRule: [String: Int]
  /// The rules by which something goes, in order.
  let rules: String

  package static func make(from examination: Examination) -> ErasurePlan {
    var erases: [Item] = []
    var keeps: [Kept] = []
    for finding in examination.findings {
      switch finding.verdict {
      case .erase(let since, let rule, let lives):
        let served = lives.keys.contains(where: \.servesRelationship)
        erases.append(Item(row: finding.row, rule: rule, since: since, servedRelationship: served))
      case .keep(let until, let lives): keeps.append(Kept(row: finding.row, until: until, because: lives))
      }
    }
    return ErasurePlan(
      customer: examination.customer, travelRef: examination.travelRef, standing: examination.standing,
      lookAgain: examination.lookAgain, erases: erases, keeps: keeps)
  }

  private init(
    customer: Int64, travelRef: Int64?, standing: Standing, lookAgain: Day?, erases: [Item], keeps: [Kept]
  ) {
    (self.customer, self.travelRef, self.standing, self.lookAgain) = (customer, travelRef, standing, lookAgain)
    (self.erases, self.keeps) = (erases, keeps)
    rowsByCategory = erases.reduce(into: [:]) { counts, item in counts[item.row.datum.category, default: 0] += 1 }
    rowsByRule = erases.reduce(into: [:]) { counts, item in counts[item.rule, default: 0] += 1 }
    rules = rowsByRule.keys.sorted().joined(separator: ",")
  }

  /// Order-free: the sum modulo 2^256 of the SHA-256 of each decision.
  package var digest: DecisionDigest {
    erases.reduce(into: DecisionDigest()) { digest, item in
      digest.add(["erase", item.row.table.name, String(item.row.owner), item.row.keyText, item.rule])
    }
  }
}

/// A sum of hashes: equal for equal sets of decisions, in whatever order they were taken.
package struct DecisionDigest: Hashable, Sendable {
  private var words: [UInt64] = [0, 0, 0, 0]

  package init() {}

  package mutating func add(_ decision: [String]) {
    add(words: Self.words(of: Digest.sha256(fields: decision)))
  }

  package mutating func add(_ other: DecisionDigest) {
    add(words: other.words)
  }

  package var hex: String {
    words.reversed().flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }.hex
  }

  private mutating func add(words other: [UInt64]) {
    var carry: UInt64 = 0
    for index in words.indices {
      let (sum, over) = words[index].addingReportingOverflow(other[index])
      let (whole, again) = sum.addingReportingOverflow(carry)
      words[index] = whole
      carry = over || again ? 1 : 0
    }
  }

  /// Least significant word first.
  private static func words(of hash: [UInt8]) -> [UInt64] {
    stride(from: 24, through: 0, by: -8).map { start in
      hash[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
