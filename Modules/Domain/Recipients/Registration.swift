/// What the register knows of a recipient: everything by which a hand-over is decided (S42–S48).
package struct Registration: Hashable, Sendable {
  /// As disclosures name them.
  package let name: String
  /// What they are to the statement; nil for an entry of before roles were kept.
  package var role: Recipient?
  package var purposes: Set<Purpose>
  /// What they do for us, in words.
  package var services: String
  /// Where they keep the data.
  package var country: Country?
  package var agreement: Agreement?
  /// What allows the data to leave the EEA; nil where they stay in it.
  package var transfer: Transfer?

  package init(
    name: String, role: Recipient?, purposes: Set<Purpose>, services: String = "", country: Country? = nil,
    agreement: Agreement? = nil, transfer: Transfer? = nil
  ) {
    self.name = name
    self.role = role
    self.purposes = purposes
    self.services = services
    self.country = country
    self.agreement = agreement
    self.transfer = transfer
  }

  package var kind: RecipientKind? { role?.kind }

  /// The papers that run out, and the last day of each.
  package var ends: [(paper: Paper, day: Day)] {
    [agreement.map { (.agreement, $0.until) }, transfer.map { (.transfer, $0.until) }].compactMap { $0 }
  }

  /// What a hand-over rests on and that has a last day.
  package enum Paper: String, CaseIterable, Sendable {
    case agreement, transfer
  }
}

/// What was signed (Art. 28(3) for a processor, S43 for a carrier).
package struct Agreement: Hashable, Sendable {
  package let reference: String
  package let from: Day
  /// The last day on which it holds.
  package let until: Day
  /// Where it says how the data are secured, and for how long they keep them; empty where it does not.
  package let security: String
  package let retention: String

  package init(reference: String, from: Day, until: Day, security: String, retention: String) {
    self.reference = reference
    self.from = from
    self.until = until
    self.security = security
    self.retention = retention
  }
}

/// What allows data to leave the EEA (Art. 44–49, S47, S48).
package struct Transfer: Hashable, Sendable {
  package let instrument: TransferInstrument
  package let reference: String
  /// Where it was weighed what the other country's law does to the data; empty where it was not.
  package let assessment: String
  /// The last day on which we rely on it without looking again.
  package let until: Day

  package init(instrument: TransferInstrument, reference: String, assessment: String, until: Day) {
    self.instrument = instrument
    self.reference = reference
    self.assessment = assessment
    self.until = until
  }
}

package enum TransferInstrument: String, CaseIterable, Codable, Sendable {
  case adequacy
  case standardClauses
  case bindingCorporateRules
  case derogation

  package var article: String {
    switch self {
    case .adequacy: "art. 45"
    case .standardClauses: "art. 46(2)(c)"
    case .bindingCorporateRules: "art. 46(2)(b)"
    case .derogation: "art. 49"
    }
  }

  /// A decision of the Commission has weighed the country already; everybody else weighs it themselves.
  package var needsAssessment: Bool { self != .adequacy }

  package func name(in language: Language) -> String {
    switch self {
    case .adequacy: Wording("een adequaatheidsbesluit", "an adequacy decision")[language]
    case .standardClauses: Wording("standaardbepalingen", "standard contractual clauses")[language]
    case .bindingCorporateRules: Wording("bindende bedrijfsvoorschriften", "binding corporate rules")[language]
    case .derogation: Wording("een uitzondering voor dit geval", "a derogation for this case")[language]
    }
  }
}
