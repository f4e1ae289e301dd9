extension SendReason {
  /// As a line of a table: why somebody is not among the recipients.
  package func name(in language: Language) -> String { wording[language] }

  private var wording: Wording {
    switch self {
    case .wayNotStated: Wording("staat niet in de verklaring", "not in the statement")
    case .contentDoesNotFit: Wording("soort bericht past niet bij het doel", "kind of message does not fit the purpose")
    case .mayNotPickBy:
      Wording("gekozen op gegevens die dit doel niet heeft", "picked by data this purpose does not have")
    case .reportedDeceased: Wording("als overleden gemeld", "reported deceased")
    case .objected: Wording("alle reclame gestopt", "stopped all advertising")
    case .optedOut: Wording("deze reclame gestopt", "stopped this advertising")
    case .under16: Wording("jonger dan 16", "under 16")
    case .restricted: Wording("gebruik beperkt", "use restricted")
    case .held: Wording("geschil loopt", "dispute under way")
    case .consentWithdrawn: Wording("toestemming ingetrokken", "consent withdrawn")
    case .consentMissing: Wording("geen toestemming", "no consent")
    case .offerNeedsConsent: Wording("dit aanbod vraagt toestemming", "this offer takes consent")
    case .agreementEnded: Wording("overeenkomst afgelopen", "agreement ended")
    case .noAgreement: Wording("geen overeenkomst", "no agreement")
    case .expired: Wording("te lang geen contact of te oud adres", "no contact for too long, or an old address")
    case .otherEntity: Wording("adres aan een ander bedrijf gegeven", "address given to another company")
    case .privateAddress:
      Wording("privéadres van iemand die wij van het werk kennen", "private address of somebody known from work")
    case .faultyRecord: Wording("gegevens onvolledig", "data incomplete")
    case .noAddress: Wording("geen adres of nummer hiervoor", "no address or number for this")
    case .pickingStopped: Wording("reisgedrag mag niet gebruikt worden", "travel may not be used")
    case .travelNeedsConsent: Wording("reisgedrag vraagt toestemming", "travel takes consent")
    case .suppressed: Wording("adres afgemeld", "address opted out")
    case .addressUnusable: Wording("adres onbruikbaar", "address unusable")
    case .inDeceasedRegister: Wording("in het overledenenregister", "in the register of the deceased")
    case .inPostfilter: Wording("in het Postfilter", "in the Postfilter")
    case .tooManyLately: Wording("kreeg al genoeg berichten", "had enough messages lately")
    case .noLiveProduct: Wording("geen lopend product", "no live product")
    case .otherLanguage: Wording("andere taal", "another language")
    case .otherAgreement: Wording("zonder de gevraagde overeenkomst", "without the agreement asked for")
    case .contactTooLongAgo:
      Wording("contact te lang geleden voor deze campagne", "contact too long ago for this campaign")
    case .travelsOtherwise: Wording("reist anders dan gezocht", "travels otherwise than looked for")
    case .heldOut: Wording("in de controlegroep", "in the control group")
    }
  }
}
