package import Domain

/// A view of travel in words, ready for a page, a file or a letter. Codes stand behind the names they
/// mean, so that nobody has to look them up.
package struct TravelWords: Codable, Hashable, Sendable {
  package struct Line: Codable, Hashable, Sendable {
    package let label: String
    package let value: String
  }

  package struct MonthPart: Codable, Hashable, Sendable {
    /// `2026-11`.
    package let month: String
    package let title: String
    /// The eight counters, in the order of the statement.
    package let lines: [Line]
  }

  package struct TripPart: Codable, Hashable, Sendable {
    /// `2026-11-05`.
    package let day: String
    /// `07:58`; empty where nobody recorded it.
    package let checkIn: String
    package let kind: String
    package let from: String
    package let to: String
    package let fare: String
  }

  /// What the reader is looking at, and how long it stays.
  package let introduction: String
  package let months: [MonthPart]
  package let trips: [TripPart]
}

extension TravelView {
  package func words(in language: Language, stations: StationRegister = .embedded) -> TravelWords {
    let speech = TravelSpeech(language: language, stations: stations)
    return TravelWords(
      introduction: isEmpty ? speech.nothing : speech.introduction,
      months: months.map {
        TravelWords.MonthPart(
          month: $0.month.description, title: speech.title($0.month), lines: speech.lines($0.counter))
      },
      trips: trips.map { trip in
        TravelWords.TripPart(
          day: trip.day.description, checkIn: trip.checkIn.map(speech.clock) ?? "", kind: speech.kind(trip.kind),
          from: trip.from.map(speech.station) ?? "", to: trip.to.map(speech.station) ?? "",
          fare: speech.money(trip.fareCents))
      })
  }
}
