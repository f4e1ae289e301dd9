/// Whom a campaign is meant for, among those who may be written to. Closed: what is not here cannot be asked for.
package struct Selection: Hashable, Codable, Sendable {
  /// Empty: all.
  package var languages: Set<Language> = []
  /// Only with this agreement running; nil: with or without.
  package var agreement: AgreementName?
  /// Only who had contact with us in so many months; nil: whenever.
  package var contactWithinMonths: Int?
  /// So many of a hundred are left out, the same ones in every run of this campaign: whom its effect is measured against.
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
