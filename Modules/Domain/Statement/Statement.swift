/// The privacy statement as a value: which data serve which purpose, on which basis, until when.
///
/// Only `Statement(reading:)` makes one (and an earlier one can narrow it), and that refuses whatever it does not know: holding a
/// `Statement` is proof that every category has a purpose and every purpose its terms.
package struct Statement: Sendable {
  package let version: StatementVersion
  package let inForceFrom: Day
  /// What counts as contact with the customer (A1).
  package let contactEvents: Set<ContactEvent>
  /// How soon a stop, a withdrawal or the end of a basis erases, and who says so (S51).
  package let onStop: Term
  /// One for each purpose, in the order of `Purpose`.
  package let purposes: [PurposeTerms]
  /// The exact bytes it was read from: what a digest and the database keep.
  package let source: [UInt8]
  /// What statements before it took from it: each purpose and way for which a yes is asked all the same. Empty for a
  /// statement that counts as it was written.
  package let narrowing: [String]

  let claims: [DataCategory: [Claim]]
  let pausers: [Pauser]

  init(
    version: StatementVersion, inForceFrom: Day, contactEvents: Set<ContactEvent>, onStop: Term,
    purposes: [PurposeTerms], source: [UInt8], narrowing: [String] = []
  ) {
    self.version = version
    self.inForceFrom = inForceFrom
    self.contactEvents = contactEvents
    self.onStop = onStop
    self.purposes = purposes
    self.source = source
    self.narrowing = narrowing
    claims = Claim.byCategory(purposes)
    pausers = Pauser.all(in: purposes)
  }

  package func terms(of purpose: Purpose) -> PurposeTerms? { purposes.first { $0.purpose == purpose } }

  /// The purposes that hold a category at all, whatever a person's standing.
  package func holders(of category: DataCategory) -> [Purpose] { claims[category, default: []].map(\.purpose) }
}

/// Which statement: what a consent, an objection and a letter keep with them.
package struct StatementVersion: Hashable, Codable, Sendable {
  package let id: String
  package let label: Wording

  package init(id: String, label: Wording) {
    self.id = id
    self.label = label
  }
}
