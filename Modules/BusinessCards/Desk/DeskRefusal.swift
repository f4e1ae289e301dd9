package import Domain

/// Why the desk does not do what was asked: what is wrong, and what to do. It crosses the network as this value, so
/// that the sentence is the same on both ways in. Wherever one is thrown, nothing was changed.
///
/// An unknown handle and another organisation's are told alike: nobody learns who works elsewhere (T3).
package enum DeskRefusal: Error, Codable, Sendable {
  case notSignedIn
  case wrongPassword
  case tooManyTries(until: String)
  case busy
  case deviceOnlyReads
  case noOrganisation
  case severalOrganisations
  case whichOrganisation
  case noSuchOrganisation(String)
  case notAKvkNumber
  case kvkNumberTaken
  case namelessOrganisation
  case noSuchLine(Int)
  case reportOfAnotherFile(line: Int)
  case onlyColleagues
  case closesInThePast
  case notInYourOrganisation
  case nothingToChange
  case noLivingPurpose
  case nameless
  case detail(ContactDetailKind, RowProblem)
  /// An order that this program's API cannot read, and where in it.
  case notUnderstood(at: String)
  case orderTooLong(mostBytes: Int)
  case hasThatRole
  case noSuchRole
  case alreadyThere(handle: String)
  case loginTaken
  case needsMailAddress
  case stale(handle: String)
  case lastKeeper
  case notASuccessor
  case nothingToHandOver
  case closesAlready(on: Day)
  case nobodyIsAddedAnyMore(from: Day)
  case severalCards
  case cardForOneOrOther
  case noSuchCard
  case cardIsOver
  case hasCard
  case cardNumberTaken
  case notACardNumber
  case noSuchDevice
  case nothingToUndo
  case cannotBeUndone
  case notYourOwn
  case noPrivateAddress
  case signInAgain
  case file(ContactFileRefusal)
  case planIsOld
  /// With the report that says which, and why.
  indirect case badRows(ImportReport)
}

extension DeskRefusal {
  package var wording: Wording {
    switch self {
    case .notSignedIn:
      Wording(
        "U bent niet (meer) ingelogd. Gebruik: zakelijk login", "You are not signed in (any more). Run: zakelijk login")
    case .wrongPassword:
      Wording(
        "E-mailadres en wachtwoord horen niet bij elkaar, of het account is gesloten.",
        "Mail address and password do not belong together, or the account is closed.")
    case .tooManyTries(let until):
      Wording("Te veel pogingen. Probeer het weer na \(until).", "Too many tries. Try again after \(until).")
    case .busy:
      Wording(
        "Er loggen nu te veel mensen in. Probeer het over een minuut weer.",
        "Too many people are signing in at this moment. Try again in a minute.")
    case .deviceOnlyReads:
      Wording(
        "Dit apparaat mag alleen kijken. Log opnieuw in zonder --reading om te wijzigen.",
        "This device may only look. Sign in again without --reading to change things.")
    case .noOrganisation:
      Wording(
        "U heeft geen rol waarin u contacten van een organisatie bijhoudt. Vraag er een aan uw centrale contactpersoon.",
        "You have no role in which you keep an organisation's contacts. Ask your central contact person for one.")
    case .severalOrganisations:
      Wording(
        "U heeft een rol in meer dan één organisatie. Vraag NS Zakelijk om een account voor elk.",
        "You have a role in more than one organisation. Ask NS Zakelijk for an account for each of them.")
    case .whichOrganisation:
      Wording("Zeg voor welke organisatie: --kvk NUMMER.", "Say for which organisation: --kvk NUMBER.")
    case .noSuchOrganisation(let number):
      Wording("Geen organisatie heeft KvK-nummer \(number).", "No organisation has KvK number \(number).")
    case .notAKvkNumber:
      Wording("Een KvK-nummer heeft acht cijfers.", "A KvK number has eight digits.")
    case .kvkNumberTaken:
      Wording("Er is al een organisatie met dat KvK-nummer.", "There is an organisation with that KvK number already.")
    case .namelessOrganisation:
      Wording(
        "Geef de organisatie een naam, op één regel van hoogstens 120 tekens. Er is niets gewijzigd.",
        "Give the organisation a name, on one line of at most 120 characters. Nothing was changed.")
    case .noSuchLine(let line):
      Wording(
        "U koos iets voor regel \(line), en daar begint in dit bestand geen rij. Hoort het rapport bij dit bestand? Er is "
          + "niets gewijzigd.",
        "You chose for line \(line), and no row of this file begins there. Does the report belong to this file? Nothing was "
          + "changed.")
    case .reportOfAnotherFile(let line):
      Wording(
        "Op regel \(line) staat in dit bestand iemand anders dan in het rapport. Maak het rapport opnieuw. Er is niets "
          + "gewijzigd.",
        "On line \(line) this file has somebody else than the report. Make the report again. Nothing was changed.")
    case .onlyColleagues:
      Wording(
        "Dit doet NS Zakelijk voor u. Bel ons; er is niets gewijzigd.",
        "NS Zakelijk does this for you. Call us; nothing was changed.")
    case .closesInThePast:
      Wording(
        "De laatste dag ligt in het verleden. Kies vandaag of later.", "The last day is over. Choose today or later.")
    case .notInYourOrganisation:
      Wording(
        "Uw organisatie heeft niemand met die code. De codes staan in: zakelijk contact list. Er is niets gewijzigd.",
        "Your organisation has no such person. The handles of your people are in: zakelijk contact list. "
          + "Nothing was changed.")
    case .nothingToChange:
      Wording("Er is niets om te wijzigen.", "There is nothing to change.")
    case .noLivingPurpose:
      Wording(
        "Deze persoon heeft geen kaart of boekingsovereenkomst meer, dus nieuwe gegevens mogen niet worden bewaard. "
          + "Er is niets gewijzigd.",
        "This person has no card or booking agreement with us any more, so no new details may be kept. "
          + "Nothing was changed.")
    case .nameless:
      Wording("Geef een achternaam.", "Give a surname.")
    case .detail(let kind, let problem):
      Wording(
        "\(kind.wording.nl.capitalisedFirst): \(problem.wording.nl) Er is niets gewijzigd.",
        "\(kind.wording.en.capitalisedFirst): \(problem.wording.en) Nothing was changed.")
    case .notUnderstood(let place):
      Wording(
        "Dit verzoek is niet te lezen bij: \(place). Hoe het moet, staat in /api/v1/openapi.json. Er is niets gewijzigd.",
        "This order cannot be read at: \(place). How it must be stands in /api/v1/openapi.json. Nothing was changed.")
    case .orderTooLong(let most):
      Wording(
        "Dit verzoek is langer dan \(most) bytes. Er is niets gewijzigd.",
        "This order is longer than \(most) bytes. Nothing was changed.")
    case .hasThatRole:
      Wording(
        "Deze persoon heeft die rol al. Er is niets gewijzigd.",
        "This person has that role already. Nothing was changed.")
    case .noSuchRole:
      Wording(
        "Deze persoon heeft die rol daar niet. Er is niets gewijzigd.",
        "This person has no such role there. Nothing was changed.")
    case .alreadyThere(let handle):
      Wording(
        "Uw organisatie heeft al iemand met die naam en dat adres: \(handle). Er is niets gewijzigd.",
        "Your organisation has somebody of that name and address already: \(handle). Nothing was changed.")
    case .loginTaken:
      Wording(
        "Met dat adres logt al iemand in. Geef een ander e-mailadres; er is niets gewijzigd.",
        "Somebody signs in with that address already. Give another mail address; nothing was changed.")
    case .needsMailAddress:
      Wording(
        "Wie contacten bijhoudt, logt in met een e-mailadres: geef --email.",
        "Whoever keeps contacts signs in with a mail address: give --email.")
    case .stale(let handle):
      Wording(
        "Iemand anders heeft \(handle) intussen gewijzigd. Kijk eerst: zakelijk contact show \(handle). Er is niets gewijzigd.",
        "Somebody else has changed \(handle) meanwhile. Look first: zakelijk contact show \(handle). Nothing was changed."
      )
    case .lastKeeper:
      Wording(
        "Dit is de laatste die contacten bijhoudt. Noem een opvolger: zakelijk contact offboard CODE --successor CODE. Er is "
          + "niets gewijzigd.",
        "This is the last one who keeps contacts. Name a successor: zakelijk contact offboard HANDLE --successor HANDLE. "
          + "Nothing was changed.")
    case .notASuccessor:
      Wording(
        "De opvolger moet een ander zijn, uit uw organisatie, met een e-mailadres. Er is niets gewijzigd.",
        "The successor must be somebody else of your organisation, with a mail address. Nothing was changed.")
    case .nothingToHandOver:
      Wording(
        "Deze persoon legt geen rol neer waarin iemand contacten bijhoudt: er is niets over te nemen. Laat de opvolger weg. "
          + "Er is niets gewijzigd.",
        "This person puts down no role in which contacts are kept: there is nothing to take over. Leave the successor out. "
          + "Nothing was changed.")
    case .closesAlready(let day):
      Wording(
        "Deze organisatie stopt al, op \(day.words(in: .nl)). Er is niets gewijzigd.",
        "This organisation ends already, on \(day.words(in: .en)). Nothing was changed.")
    case .nobodyIsAddedAnyMore(let day):
      Wording(
        "Deze organisatie stopt op \(day.words(in: .nl)): er komt niemand meer bij en er komen geen nieuwe kaarten. Er is "
          + "niets gewijzigd.",
        "This organisation ends on \(day.words(in: .en)): nobody is added any more, and there are no new cards. Nothing was "
          + "changed.")
    case .severalCards:
      Wording(
        "Meer dan één kaart eindigt op die cijfers. Geef het hele nummer. Er is niets gewijzigd.",
        "More than one card ends in those digits. Give the whole number. Nothing was changed.")
    case .cardForOneOrOther:
      Wording(
        "Een kaart is van een persoon of van een afdeling: noem een van de twee. Er is niets gewijzigd.",
        "A card is a person's or a department's: name one of the two. Nothing was changed.")
    case .noSuchCard:
      Wording(
        "Uw organisatie heeft die kaart niet. De kaarten staan in: zakelijk card list. Er is niets gewijzigd.",
        "Your organisation has no such card. Its cards are in: zakelijk card list. Nothing was changed.")
    case .cardIsOver:
      Wording(
        "Die kaart werkt al niet meer. Er is niets gewijzigd.", "That card does not work any more. Nothing was changed."
      )
    case .hasCard:
      Wording(
        "Deze persoon heeft al een kaart die werkt. Vervang die met: zakelijk card replace. Er is niets gewijzigd.",
        "This person has a card that works already. Replace it with: zakelijk card replace. Nothing was changed.")
    case .cardNumberTaken:
      Wording(
        "Dat kaartnummer is al in gebruik. Er is niets gewijzigd.",
        "That card number is in use already. Nothing was changed.")
    case .notACardNumber:
      Wording("Een kaartnummer heeft zestien cijfers.", "A card number has sixteen digits.")
    case .noSuchDevice:
      Wording(
        "U heeft geen apparaat met die code. Uw apparaten staan in: zakelijk devices",
        "You have no device with that handle. Your devices are in: zakelijk devices")
    case .nothingToUndo:
      Wording("Er is niets om terug te draaien.", "There is nothing to undo.")
    case .cannotBeUndone:
      Wording(
        "Uw laatste wijziging is niet terug te draaien. Een rol of een vervangen kaart komt zo niet terug, en wie is gestopt of "
          + "gewist ook niet. Er is niets gewijzigd.",
        "Your last change cannot be undone. A role or a card that was replaced does not come back this way, nor does "
          + "whoever stopped or was erased. Nothing was changed.")
    case .file(let refusal): refusal.wording
    case .planIsOld:
      Wording(
        "Er is intussen iets gewijzigd. Bekijk het bestand opnieuw; er is niets gewijzigd.",
        "Something was changed meanwhile. Look at the file again; nothing was changed.")
    case .badRows(let report):
      Wording(
        "Rijen die niet kloppen: \(report.count(.bad)). Verbeter ze, of lees de goede in met --skip-bad. Er is niets gewijzigd.",
        "Rows that are not right: \(report.count(.bad)). Mend them, or take in the good ones with --skip-bad. Nothing was "
          + "changed.")
    case .signInAgain:
      Wording(
        "Voor uw eigen adres vragen wij uw wachtwoord opnieuw. Gebruik: zakelijk login. Er is niets gewijzigd.",
        "For your own address we ask your password again. Run: zakelijk login. Nothing was changed.")
    case .noPrivateAddress:
      Wording(
        "Wij hebben geen privéadres van u. Er is niets gewijzigd.",
        "We have no private address of yours. Nothing was changed.")
    case .notYourOwn:
      Wording(
        "Dat kan alleen deze persoon zelf doen, op de website of bij klantenservice. Er is niets gewijzigd.",
        "Only this person can do that, on the website or through customer service. Nothing was changed.")
    }
  }
}

extension DeskRefusal: Equatable {
  package static func == (a: DeskRefusal, b: DeskRefusal) -> Bool { a.wording == b.wording }
}

extension DeskRefusal: CustomStringConvertible {
  package var description: String { wording[.en] }
}
