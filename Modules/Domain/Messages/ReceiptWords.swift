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

/// Such a word as a person reads it: in the access copy, and under a count.
package enum ReceiptWord {
  /// Nil for a word that is none of ours.
  package static func meaning(_ word: String) -> Wording? {
    let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
    guard let kind = parts.first else { return nil }
    return plain[kind] ?? LegalBasis(rawValue: kind)?.plain
  }

  private static let plain: [String: Wording] = [
    "softOptIn": Wording(
      "u gaf uw adres bij een aankoop of account", "you gave your address with a purchase or an account"),
    "wayNotStated": Wording("onze verklaring kent deze weg niet", "our statement does not know this way"),
    "contentDoesNotFit": Wording("de inhoud past niet bij het doel", "the content does not fit the purpose"),
    "noAddress": Wording("geen adres bekend", "no address known"),
    "offerNeedsConsent": Wording("daarvoor is uw ja nodig", "that needs your yes"),
    "mayNotPickBy": Wording("daarop mogen wij niet kiezen", "we may not choose by that"),
    "travelNeedsConsent": Wording("kiezen op reizen vraagt uw ja", "choosing by travel needs your yes"),
    "suppressed": Wording("dit adres wil geen reclame", "this address wants no advertising"),
    "addressUnusable": Wording("post naar dit adres kwam terug", "mail to this address came back"),
    "inDeceasedRegister": Wording("in het register van overledenen", "in the register of the deceased"),
    "inPostfilter": Wording("in het register Postfilter", "in the register Postfilter"),
    "tooManyLately": Wording("u kreeg er al genoeg", "you had enough of them already"),
    "noLiveProduct": Wording("geen lopend product", "no running product"),
    "refused": Wording("de ontvangende kant weigerde", "the receiving side refused"),
    "gaveUp": Wording("het lukte niet", "it did not succeed"),
    "misconfigured": Wording("het lukte niet", "it did not succeed"),
    "expired": Wording("de bewaartermijn is voorbij", "the time for keeping is over"),
    "stopped": Wording("u zei nee", "you said no"),
    "consentMissing": Wording("u zei geen ja", "you did not say yes"),
    "consentWithdrawn": Wording("u nam uw ja terug", "you took your yes back"),
    "noAgreement": Wording("u heeft die overeenkomst niet", "you do not have that agreement"),
    "agreementEnded": Wording("die overeenkomst is geëindigd", "that agreement has ended"),
    "under16": Wording("jonger dan zestien", "younger than sixteen"),
    "restricted": Wording("uw gegevens rusten op uw verzoek", "your data are at rest at your request"),
    "held": Wording("uw gegevens rusten om een geschil", "your data are at rest for a dispute"),
    "noOpenCase": Wording("er loopt geen verzoek", "no request is open"),
    "noLane": Wording("niet langs deze weg", "not by this way"),
    "anchorMissing": Wording("een datum ontbreekt", "a date is missing"),
  ]
}
