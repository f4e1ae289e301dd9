/// A kind of data that stays: for what, why, until when and on whose word (Art. 12(4), 17(3)).
package struct KeptItem: Hashable, Sendable {
  package let category: DataCategory
  package let purpose: Purpose
  package let reason: Wording
  /// Nil: the day is not known yet; `term` or the reason says what it depends on.
  package let until: Day?
  /// An S-number, an article, or `policy`.
  package let source: String
  /// The basis it stays on; nil where it stays as an exception, such as a dispute.
  package let basis: LegalBasis?
  /// The period of the statement that its end follows from.
  package let term: Term?

  package init(
    _ category: DataCategory, for purpose: Purpose, reason: Wording? = nil, until: Day? = nil, source: String,
    basis: LegalBasis? = nil, term: Term? = nil
  ) {
    self.category = category
    self.purpose = purpose
    self.reason = reason ?? purpose.reasonToKeep
    self.until = until
    self.source = source
    self.basis = basis
    self.term = term
  }

  /// The clause of the law it stays under; nil where neither purpose nor basis names one.
  package var law: KeepingLaw? { KeepingLaw(purpose, basis) }

  /// The clause with its words, and who set the period.
  package func rule(in language: Language) -> String {
    let ours = Wording("de termijn is onze eigen keuze", "the period is our own choice")[language]
    guard let law else { return source == "policy" ? ours : source }
    let words = "\(law.article): \(law.words[language])"
    if source == "policy" { return "\(words); \(ours)" }
    return source.isEmpty || source == law.article ? words : "\(words) (\(source))"
  }

  /// The day, or what it depends on.
  package func end(in language: Language) -> String {
    until?.words(in: language) ?? term?.words(in: language)
      ?? Wording("zolang dat zo is", "for as long as that is so")[language]
  }
}

/// The clauses under which something stays after an erasure: Art. 17(3), or the basis that lives on.
package enum KeepingLaw: String, CaseIterable, Sendable {
  case obligation, claims, restriction, contract, consent, interest

  init?(_ purpose: Purpose, _ basis: LegalBasis?) {
    switch (purpose, basis) {
    case (.hold, _), (.claims, _): self = .claims
    case (.restriction, _): self = .restriction
    case (_, .legalObligation?): self = .obligation
    case (_, .contract?): self = .contract
    case (_, .consent?): self = .consent
    case (_, .legitimateInterest?): self = .interest
    case (_, nil): return nil
    }
  }

  package var article: String {
    switch self {
    case .obligation: "art. 17(3)(b)"
    case .claims: "art. 17(3)(e)"
    case .restriction: "art. 18"
    case .contract: LegalBasis.contract.article
    case .consent: LegalBasis.consent.article
    case .interest: LegalBasis.legitimateInterest.article
    }
  }

  var words: Wording {
    switch self {
    case .obligation: Wording("de wet verplicht ons", "the law obliges us")
    case .claims: Wording("nodig voor een geschil of als bewijs", "needed for a dispute or as proof")
    case .restriction: Wording("alleen bewaard, op uw verzoek", "only kept, at your request")
    case .contract: LegalBasis.contract.plain
    case .consent: LegalBasis.consent.plain
    case .interest: LegalBasis.legitimateInterest.plain
    }
  }
}

/// A kind of data that is gone.
package struct ErasedItem: Hashable, Sendable {
  package let category: DataCategory
  package let rows: Int

  package init(_ category: DataCategory, rows: Int) {
    self.category = category
    self.rows = rows
  }
}

/// A way of sending that was closed for good to the person's addresses (A6).
package struct SuppressedItem: Hashable, Sendable {
  package let lane: Lane
  package let scope: Scope

  package init(_ lane: Lane, scope: Scope) {
    self.lane = lane
    self.scope = scope
  }

  /// `e-mail (NS International)`.
  package func name(in language: Language) -> String { "\(lane.channel.name(in: language)) (\(lane.brand.name))" }
}

/// A batch handed over before the stop: the only advertising that may still arrive (S25).
package struct OnItsWay: Hashable, Sendable {
  package let channel: Channel
  /// The last day it is expected.
  package let until: Day

  package init(_ channel: Channel, until: Day) {
    self.channel = channel
    self.until = until
  }
}
