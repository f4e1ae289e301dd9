package import Domain

/// What a row of an export says happened.
package enum RowKind: String, Sendable, CaseIterable {
  /// A completed leg: a transfer gives several, each a journey of its own.
  case journey
  /// `Reis zonder check-uit`: the carrier charged a journey whose end it does not know.
  case journeyWithoutCheckOut
  /// The deposit of a journey that has its own row.
  case checkIn
  /// A check-in that no journey followed before the next transaction.
  case forgottenCheckOut
  /// In and out at the same place for nothing: no journey.
  case turnedBack
  case ovFiets
  case bicycleParking
  /// Such as `Toeslag Intercity Direct`.
  case supplement
  case correction
  case topUp
  case refund
  case productLoaded
}

/// Whether the railway's station register applies to the places of a row.
package enum TravelMode: String, Sendable { case train, other }

/// A place as the file writes it, with the station's code where it is a known station of a train journey.
package struct Place: Hashable, Sendable {
  package let text: String
  package let station: StationCode?

  package init(text: String, station: StationCode?) {
    self.text = text
    self.station = station
  }
}

/// One transaction. Names of persons in the file are not taken over.
package struct TravelRow: Hashable, Sendable {
  package var kind: RowKind
  /// The day of check-in where it is known, else the day the file gives.
  package var day: Day
  /// Minutes after midnight. Nil stays unknown: it is never guessed (A13).
  package var checkIn: Int?
  package var checkOut: Int?
  /// Checked out after midnight, on the day after `day`.
  package var checkOutNextDay: Bool
  package let mode: TravelMode
  package let from: Place?
  package let to: Place?
  /// What the travelling cost; 0 for deposits, balance and products. Negative gives money back.
  package let fareCents: Int
  package let product: String
  /// 1 or 2.
  package let travelClass: Int?
  /// Digits only.
  package let cardNumber: String?
  /// The second of the two card columns of an NS-Business Card export.
  package let otherCardNumber: String?
  package let line: Int
  /// What the row says in itself, without what its neighbours add: see `TripIdentity`.
  package let content: String
}
