import BusinessCards
import Domain

extension DeskRefusal {
  /// Why the desk does not do it, in the words of somebody with a page before them: where a sentence of the terminal
  /// names a command, this one names what stands on the page.
  var onPage: Wording {
    switch self {
    case .notInYourOrganisation:
      Wording(
        "Deze persoon staat niet op de lijst van uw bedrijf. Er is niets gewijzigd.",
        "This person is not on the list of your company. Nothing was changed.")
    case .alreadyThere:
      Wording(
        "Iemand met die naam en dat adres staat al op de lijst. Er is niets gewijzigd.",
        "Somebody of that name and address is on the list already. Nothing was changed.")
    case .needsMailAddress:
      Wording(
        "Wie contacten bijhoudt, logt in met een e-mailadres. Vul er een in.",
        "Whoever keeps contacts signs in with a mail address. Fill one in.")
    case .stale:
      Wording(
        "Iemand anders heeft dit intussen gewijzigd. Kijk wat er nu staat, en sla dan nog eens op. Er is niets gewijzigd.",
        "Somebody else has changed this meanwhile. See what stands there now, and save again. Nothing was changed.")
    case .lastKeeper:
      Wording(
        "Dit is de laatste die contacten bijhoudt. Kies wie het overneemt. Er is niets gewijzigd.",
        "This is the last one who keeps contacts. Choose who takes over. Nothing was changed.")
    case .noSuchCard:
      Wording(
        "Uw bedrijf heeft die kaart niet. Er is niets gewijzigd.",
        "Your company has no such card. Nothing was changed.")
    case .hasCard:
      Wording(
        "Deze persoon heeft al een kaart die werkt. Er is niets gewijzigd.",
        "This person has a card that works already. Nothing was changed.")
    case .planIsOld:
      Wording(
        "U koos iets anders dan hier stond, of iemand heeft intussen iets gewijzigd. Kijk nog eens. Er is niets gewijzigd.",
        "You chose otherwise than was shown here, or somebody changed something meanwhile. Look again. Nothing was changed."
      )
    case .badRows(let report):
      Wording(
        "Rijen die niet kloppen: \(report.count(.bad)). Verbeter ze, of kies dat alleen de goede worden ingelezen.",
        "Rows that are not right: \(report.count(.bad)). Mend them, or choose to take in the good ones only.")
    case .notSignedIn, .signInAgain, .deviceOnlyReads, .whichOrganisation, .noSuchDevice:
      // Said to computers and to colleagues on the database; no page asks what they answer.
      Wording("Dat kan hier niet. Er is niets gewijzigd.", "That cannot be done here. Nothing was changed.")
    case .wrongPassword, .tooManyTries, .busy, .noOrganisation, .severalOrganisations, .noSuchOrganisation,
      .notAKvkNumber, .kvkNumberTaken, .onlyColleagues, .closesInThePast, .nothingToChange, .namelessOrganisation,
      .noSuchLine, .reportOfAnotherFile, .noLivingPurpose, .nameless,
      .hasThatRole, .noSuchRole, .loginTaken, .notASuccessor, .cardIsOver, .cardNumberTaken, .notACardNumber,
      .nothingToUndo, .cannotBeUndone, .nothingToHandOver, .detail, .notUnderstood, .orderTooLong, .closesAlready,
      .nobodyIsAddedAnyMore, .severalCards, .cardForOneOrOther, .notYourOwn, .noPrivateAddress, .file:
      wording
    }
  }
}
