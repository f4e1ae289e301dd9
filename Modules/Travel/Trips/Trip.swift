package import Domain

/// What of a row counts for the month counters, and nothing more: no name, card or product.
///
/// Raw trips are held until their month is closed (R5) and are the only form with a day in it.
package struct Trip: Hashable, Sendable {
  package enum Kind: Int, Sendable, CaseIterable {
    case journey = 0
    case ovFiets, bicycleParking, supplement, correction
  }

  package let kind: Kind
  /// The day of check-in where known: it belongs to that day's month.
  package let day: Day
  /// Minutes after midnight; nil where nobody recorded it.
  package let checkIn: Int?
  /// Stations of a train journey; nil for stops of bus, tram and metro and for unknown names.
  package let from: StationCode?
  package let to: StationCode?
  package let fareCents: Int

  package init(kind: Kind, day: Day, checkIn: Int?, from: StationCode?, to: StationCode?, fareCents: Int) {
    self.kind = kind
    self.day = day
    self.checkIn = checkIn
    self.from = from
    self.to = to
    self.fareCents = fareCents
  }
}

extension TravelRow {
  /// Nil for what is no travelling: deposits, balance, products, and turning back at the gate.
  /// A forgotten check-out is none either: only a journey row says that somebody travelled.
  package var trip: Trip? {
    switch kind {
    case .journey: trip(.journey, to: to?.station)
    case .journeyWithoutCheckOut: trip(.journey, to: nil)
    case .ovFiets: trip(.ovFiets, to: nil)
    case .bicycleParking: trip(.bicycleParking, to: nil)
    case .supplement: trip(.supplement, to: nil)
    case .correction: trip(.correction, to: nil)
    case .checkIn, .forgottenCheckOut, .turnedBack, .topUp, .refund, .productLoaded: nil
    }
  }

  private func trip(_ kind: Trip.Kind, to: StationCode?) -> Trip {
    Trip(kind: kind, day: day, checkIn: checkIn, from: from?.station, to: to, fareCents: fareCents)
  }
}
