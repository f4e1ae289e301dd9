/// What must be so for a purpose to hold a category at all (the statement's `while`).
package enum Condition: Hashable, Sendable {
  /// The agreement was made; it may have ended, and then a period runs from its end.
  case agreementMade(AgreementName)
  case agreementRuns(AgreementName)
  case consentLives(ConsentName)
  /// Not under 16 (A14): no profile and no marketing of a child.
  case adult
  /// Signed up, and not yet confirmed: no consent was ever given (S20).
  case awaitsConfirmation
  case caseOpen
  case underHold
  case underRestriction

  package var name: String {
    switch self {
    case .agreementMade(let agreement): "agreementMade:\(agreement.rawValue)"
    case .agreementRuns(let agreement): "agreementRuns:\(agreement.rawValue)"
    case .consentLives(let consent): "consentLives:\(consent.rawValue)"
    case .adult: "adult"
    case .awaitsConfirmation: "awaitsConfirmation"
    case .caseOpen: "caseOpen"
    case .underHold: "underHold"
    case .underRestriction: "underRestriction"
    }
  }

  package static let all: [Condition] =
    [.adult, .awaitsConfirmation, .caseOpen, .underHold, .underRestriction]
    + AgreementName.allCases.flatMap { [.agreementMade($0), .agreementRuns($0)] }
    + ConsentName.allCases.map(Condition.consentLives)

  package init?(name: String) {
    guard let condition = Condition.all.first(where: { $0.name == name }) else { return nil }
    self = condition
  }
}
