/// The day from which a period of the statement runs.
package enum Anchor: Hashable, Sendable {
  // Of the person.
  case lastCustomerContact
  case agreementEnd(AgreementName)
  // Of the datum.
  /// For a detail the person gave: the last time it was given or confirmed. For a month counter:
  /// the first day after its month (A2).
  case recorded
  case happened
  /// The last day of the month a trip was made in.
  case monthEnd
  /// The first day after the book year: seven years then keep all of the seventh (AWR 52).
  case bookYearEnd
  case caseClosed
  case confirmed
  case lastLogin
  case roleEnd
  case relianceEnd
  case lastDisclosure
  case segmentClosed
  /// The period never begins: kept without end (A6).
  case never

  /// Whether the day may simply not have come yet: a case still open, a role still held.
  /// An absent day of any other anchor is a fault, and a fault keeps nothing alive.
  package var mayBeOpen: Bool {
    switch self {
    case .agreementEnd, .caseClosed, .roleEnd, .relianceEnd, .segmentClosed, .never: true
    case .lastCustomerContact, .recorded, .happened, .monthEnd, .bookYearEnd, .confirmed, .lastLogin,
      .lastDisclosure:
      false
    }
  }

  package var name: String {
    switch self {
    case .agreementEnd(let agreement): "agreementEnd:\(agreement.rawValue)"
    case .lastCustomerContact: "lastCustomerContact"
    case .recorded: "recorded"
    case .happened: "happened"
    case .monthEnd: "monthEnd"
    case .bookYearEnd: "bookYearEnd"
    case .caseClosed: "caseClosed"
    case .confirmed: "confirmed"
    case .lastLogin: "lastLogin"
    case .roleEnd: "roleEnd"
    case .relianceEnd: "relianceEnd"
    case .lastDisclosure: "lastDisclosure"
    case .segmentClosed: "segmentClosed"
    case .never: "never"
    }
  }

  package static let all: [Anchor] =
    [
      .lastCustomerContact, .recorded, .happened, .monthEnd, .bookYearEnd, .caseClosed, .confirmed, .lastLogin,
      .roleEnd, .relianceEnd, .lastDisclosure, .segmentClosed, .never,
    ] + AgreementName.allCases.map(Anchor.agreementEnd)

  package init?(name: String) {
    guard let anchor = Anchor.all.first(where: { $0.name == name }) else { return nil }
    self = anchor
  }
}
