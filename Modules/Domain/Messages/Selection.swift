/// Whom a campaign is meant for, among those who may be written to. Closed: what is not here cannot be asked for.
package struct Selection: Hashable, Codable, Sendable {
  /// Empty: all.
  package var languages: Set<Language> = []
  /// Only with this agreement running; nil: with or without.
  package var agreement: AgreementName?
  /// Only whose own last contact was in this month or the so many before it; nil: whenever.
  package var contactWithinMonths: Int?
  /// So many of a hundred are left out, the same ones in every run of this campaign: whom its effect is measured
  /// against.
  package var holdOutPercent = 0
  /// By the counters of the last whole months (S7–S9); nil: not by travel at all.
  package var travel: TravelSelection?

  package init() {}

  /// What it reads beside addresses and standing.
  package var picksBy: Set<DataCategory> { travel == nil ? [] : [.travelBehaviour] }
}

/// By the month counters, the finest that marketing ever sees (S14).
package struct TravelSelection: Hashable, Codable, Sendable {
  /// How many of the last whole months are looked at; 1...12.
  package var months = 3
  /// At least so many journeys a month on average; nil: any number.
  package var leastJourneys: Int?
  package var mostJourneys: Int?
  /// At least so many of a hundred in the peak, of those whose hour is known (A13); nil: any share.
  package var leastPeakPercent: Int?

  package init() {}
}

extension Selection {
  /// Why the campaign does not mean somebody who may be written to; nil where it does. By travel is asked elsewhere,
  /// and before the hold-out: those left out are left out of whom the campaign would have reached.
  package func leavesOut(_ facts: ReachFacts, on day: Day) -> SendReason? {
    if !languages.isEmpty, !languages.contains(facts.language) { return .otherLanguage }
    if let agreement, !facts.agreements.contains(agreement) { return .otherAgreement }
    if let first = firstContactMonth(on: day), facts.lastContact.map({ $0 < first }) ?? true {
      return .contactTooLongAgo
    }
    return nil
  }

  /// The first month in which a contact still counts; nil where none is asked for.
  package func firstContactMonth(on day: Day) -> Month? { contactWithinMonths.map { day.month.adding(-$0) } }
}

/// What a selection asks of a person beside the decision. By month at the finest: more is not needed.
package struct ReachFacts: Hashable, Sendable {
  package let language: Language
  /// Those that run today.
  package let agreements: Set<AgreementName>
  package let lastContact: Month?

  package init(_ standing: Standing, _ language: Language, on day: Day) {
    self.init(
      language, Set(standing.agreements.filter { $0.value.runs(on: day) }.keys),
      lastContact: standing.lastContact?.month)
  }

  private init(_ language: Language, _ agreements: Set<AgreementName>, lastContact: Month?) {
    self.language = language
    self.agreements = agreements
    self.lastContact = lastContact
  }

  // As bytes: the language, each agreement, and the month, so that a later one is the greater.

  package static let length = 1 + AgreementName.allCases.count + 2

  package var bytes: [UInt8] {
    let month = lastContact.map { UInt16(clamping: $0.number) } ?? 0
    return [UInt8(Language.allCases.firstIndex(of: language) ?? 0)]
      + AgreementName.allCases.map { agreements.contains($0) ? 1 : 0 } + [UInt8(month >> 8), UInt8(month & 255)]
  }

  package init?(bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.length, Int(bytes[0]) < Language.allCases.count else { return nil }
    let month = Int(bytes[Self.length - 2]) << 8 | Int(bytes[Self.length - 1])
    self.init(
      Language.allCases[Int(bytes[0])],
      Set(AgreementName.allCases.enumerated().filter { bytes[1 + $0.offset] == 1 }.map(\.element)),
      lastContact: month == 0 ? nil : Month(number: month))
  }
}

/// Whom the effect of a campaign is measured against: so many of a hundred, the same people in every run of it, and
/// others in another campaign. Numbers of people are random, so that no more is needed than to stir them.
package struct HoldOut: Hashable, Sendable {
  package let percent: Int
  /// 1..<prime.
  package let factor: Int64
  package static let prime: Int64 = 1_000_003

  /// FNV-1a over the campaign's name: no secret, and the same on every machine.
  package init(_ percent: Int, of campaign: String) {
    self.percent = percent
    let hash = campaign.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    factor = Int64(hash % UInt64(Self.prime - 1)) + 1
  }

  package func contains(_ customer: Int64) -> Bool {
    customer % Self.prime * factor % Self.prime % 100 < Int64(percent)
  }
}
