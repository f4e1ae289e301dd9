/// How a receipt and a count name what was decided: words that stay what they are once published.
extension SendRefusal {
  package var word: String {
    switch self {
    case .wayNotStated: "wayNotStated"
    case .contentDoesNotFit: "contentDoesNotFit"
    case .noAddress: "noAddress"
    case .ground(let ground): ground.word
    case .offerNeedsConsent(let name): "offerNeedsConsent:\(name.rawValue)"
    case .mayNotPickBy(let category): "mayNotPickBy:\(category.rawValue)"
    case .mayNotPickByOf(let category, _): "mayNotPickBy:\(category.rawValue)"
    case .travelNeedsConsent: "travelNeedsConsent"
    case .suppressed: "suppressed"
    case .addressUnusable: "addressUnusable"
    case .inDeceasedRegister: "inDeceasedRegister"
    case .inPostfilter: "inPostfilter"
    case .tooManyLately: "tooManyLately"
    case .noLiveProduct: "noLiveProduct"
    }
  }
}

extension SendGround {
  package var word: String { isSoftOptIn ? "softOptIn" : consent.map { "consent:\($0.rawValue)" } ?? basis.rawValue }
}

extension Ground {
  /// Without days: a count over many people is by kind.
  package var word: String {
    switch self {
    case .basis(let basis, _): "basis:\(basis.rawValue)"
    case .expired(let term): "expired:\(term.rule)"
    case .stopped(let act, let scope, _): "stopped:\(act.rawValue):\(scope.rawValue)"
    case .consentMissing(let name): "consentMissing:\(name.rawValue)"
    case .consentWithdrawn(let name, _): "consentWithdrawn:\(name.rawValue)"
    case .noAgreement(let name): "noAgreement:\(name.rawValue)"
    case .agreementEnded(let name, _): "agreementEnded:\(name.rawValue)"
    case .under16: "under16"
    case .restricted: "restricted"
    case .held: "held"
    case .noOpenCase: "noOpenCase"
    case .noLane: "noLane"
    case .anchorMissing(let anchor): "anchorMissing:\(anchor.name)"
    }
  }
}
