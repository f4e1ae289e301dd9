/// Why somebody is not among the recipients, in one word: what audiences are counted by, from run to run.
///
/// The order decides which is named where several addresses are refused for different reasons: what the person said
/// goes before what we lack.
package enum SendReason: String, CaseIterable, Codable, Sendable {
  // Of the message: the same for everybody.
  case wayNotStated
  case contentDoesNotFit
  case mayNotPickBy

  // Of the person.
  case reportedDeceased
  case objected
  case optedOut
  case under16
  case restricted
  case held
  case consentWithdrawn
  case consentMissing
  case offerNeedsConsent
  case agreementEnded
  case noAgreement
  case expired
  case otherEntity
  case privateAddress
  case faultyRecord
  case noAddress
  case pickingStopped
  case travelNeedsConsent

  // Looked up when the message is about to go.
  case suppressed
  case addressUnusable
  case inDeceasedRegister
  case inPostfilter
  case tooManyLately
  case noLiveProduct

  // May be written to, and is not meant.
  case otherLanguage
  case otherAgreement
  case contactTooLongAgo
  case travelsOtherwise
  case heldOut

  /// Whether the law lets us write to them, and it was the campaign that left them out.
  package var isOfSelection: Bool {
    switch self {
    case .otherLanguage, .otherAgreement, .contactTooLongAgo, .travelsOtherwise, .heldOut: true
    default: false
    }
  }

  package var place: Int { Self.places[self] ?? Self.allCases.count }

  private static let places: [SendReason: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

extension SendRefusal {
  package var reason: SendReason {
    switch self {
    case .wayNotStated: .wayNotStated
    case .contentDoesNotFit: .contentDoesNotFit
    case .noAddress: .noAddress
    case .ground(let ground): ground.reason
    case .privateAddress: .privateAddress
    case .offerNeedsConsent: .offerNeedsConsent
    case .mayNotPickBy: .mayNotPickBy
    case .mayNotPickByOf: .pickingStopped
    case .travelNeedsConsent: .travelNeedsConsent
    case .reportedDeceased: .reportedDeceased
    case .suppressed: .suppressed
    case .addressUnusable: .addressUnusable
    case .inDeceasedRegister: .inDeceasedRegister
    case .inPostfilter: .inPostfilter
    case .tooManyLately: .tooManyLately
    case .noLiveProduct: .noLiveProduct
    }
  }
}

extension Ground {
  fileprivate var reason: SendReason {
    switch self {
    case .stopped(_, .everything, _): .objected
    case .stopped: .optedOut
    case .expired: .expired
    case .consentMissing: .consentMissing
    case .consentWithdrawn: .consentWithdrawn
    case .noAgreement: .noAgreement
    case .agreementEnded: .agreementEnded
    case .under16: .under16
    case .restricted: .restricted
    case .held: .held
    case .noLane: .otherEntity
    case .basis, .noOpenCase, .anchorMissing: .faultyRecord
    }
  }
}
