package import Domain
import Storage

/// Why a trip was not stored: what a report counts by.
package enum RowRefusal: String, CaseIterable, Codable, Sendable {
  /// Its month is over and folded, and the trips behind it are gone (R5).
  case monthClosed
  /// The holder stopped this use (S15, S51).
  case stopped
  /// No contact within the statement's period (S49).
  case noRecentContact
  case under16
  /// Restricted or held: what is there is kept, nothing new comes (Art. 18).
  case atRest
  /// Dated after today: it would be kept longer than promised.
  case inTheFuture
  case noPurpose

  /// In the words of the purpose raw trips are taken in for; else of the first that has some.
  init(_ refused: RowRefused) {
    let first = refused.because.sorted { $0.key.rawValue < $1.key.rawValue }.first?.value
    switch (refused.because[.travelIntake] ?? first)?.ground {
    case .expired(let term) where term.anchor == Anchor.lastCustomerContact.name: self = .noRecentContact
    case .expired: self = .monthClosed
    case .stopped: self = .stopped
    case .under16: self = .under16
    case .restricted, .held: self = .atRest
    default: self = .noPurpose
    }
  }

  package var wording: Wording {
    switch self {
    case .monthClosed:
      Wording("de maand is al afgesloten", "the month is closed already")
    case .stopped:
      Wording("de houder wil dit gebruik niet", "the holder stopped this use")
    case .noRecentContact:
      Wording("te lang geen contact met de houder", "too long without contact with the holder")
    case .under16:
      Wording("de houder is jonger dan 16", "the holder is under 16")
    case .atRest:
      Wording("de gegevens van de houder rusten", "the holder's data are at rest")
    case .inTheFuture:
      Wording("de reis ligt in de toekomst", "the trip lies in the future")
    case .noPurpose:
      Wording("geen doel mag deze reis bewaren", "no purpose may hold this trip")
    }
  }
}
