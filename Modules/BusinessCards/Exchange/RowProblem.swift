package import Domain

/// The closed list of what can be wrong with a row; each says what to do.
package enum RowProblem: String, CaseIterable, Codable, Sendable {
  case nobody, surnameMissing, handleUnknown, notOneOfThese, hasCard, loginMissing, quotation, tooManyCells,
    cardNotClosed, cardTooLong
  case controlCharacter, tooLong, tooManyValues, scientific, houseNumberIsDate
  case email, phone, role, cardNumber, loginTaken
  case street, houseNumber, postcode, place

  package var wording: Wording {
    switch self {
    case .nobody:
      Wording(
        "Er staat geen naam en geen e-mailadres. Vul er een in.", "There is no name and no e-mail address. Fill one in."
      )
    case .surnameMissing:
      Wording("Er is geen achternaam. Vul haar in.", "There is no surname. Fill it in.")
    case .handleUnknown:
      Wording(
        "Uw organisatie heeft niemand (meer) met die code. Maak de cel leeg om deze persoon als nieuw op te geven.",
        "Your organisation has nobody of that handle (any more). Empty the cell to tell of this person as a new one.")
    case .notOneOfThese:
      Wording(
        "U koos iemand op wie deze rij niet lijkt. Kies new, skip of een van de codes bij deze rij.",
        "You chose somebody whom this row does not resemble. Choose new, skip or one of the handles of this row.")
    case .hasCard:
      Wording(
        "Deze persoon heeft al een kaart. Vervang die door dit nummer, of maak de cel leeg.",
        "This person has a card already. Replace it by this number, or empty the cell.")
    case .loginMissing:
      Wording(
        "Wie contacten bijhoudt, logt in met een e-mailadres. Vul het in.",
        "Whoever keeps contacts signs in with a mail address. Fill it in.")
    case .quotation:
      Wording(
        "De regel is niet in cellen te verdelen. Kijk of er een aanhalingsteken te veel of te weinig staat.",
        "The row cannot be divided into cells. See whether there is a quotation mark too many or too few.")
    case .tooManyCells:
      Wording(
        "De regel heeft meer cellen dan de eerste regel namen noemt. Haal er scheidingstekens uit, of zet de cel tussen "
          + "aanhalingstekens.",
        "The row has more cells than the first line has names. Take separators out, or put the cell between quotation marks."
      )
    case .cardNotClosed:
      Wording(
        "De kaart heeft geen END:VCARD. Sla het adresboek opnieuw op.",
        "The card has no END:VCARD. Save the address book again.")
    case .cardTooLong:
      Wording(
        "De kaart heeft meer dan 400 eigenschappen. Haal eruit wat niet zakelijk is.",
        "The card has more than 400 properties. Take out what is not business.")
    case .tooManyValues:
      Wording(
        "Er staan meer dan 20 waarden in. Laat de zakelijke staan.",
        "There are more than 20 values in it. Leave those of business.")
    case .controlCharacter:
      Wording(
        "Er staat een regeleinde of stuurteken in. Typ de waarde opnieuw op één regel.",
        "There is a line end or control character in it. Type the value again on one line.")
    case .tooLong:
      Wording(
        "De waarde is langer dan 120 tekens. Kort haar in.", "The value is longer than 120 characters. Shorten it.")
    case .scientific:
      Wording(
        "Het rekenblad heeft het getal afgerond en de laatste cijfers zijn weg. Maak de kolom op als tekst en typ het "
          + "nummer opnieuw.",
        "The spreadsheet has rounded the number and its last digits are gone. Format the column as text and type the "
          + "number again.")
    case .houseNumberIsDate:
      Wording(
        "Het rekenblad heeft van het huisnummer een datum gemaakt. Maak de kolom op als tekst en typ het nummer opnieuw.",
        "The spreadsheet has made a date of the house number. Format the column as text and type the number again.")
    case .email:
      Wording(
        "Dit is geen e-mailadres. Schrijf het als naam@bedrijf.nl.",
        "This is no e-mail address. Write it as name@company.nl.")
    case .phone:
      Wording(
        "Dit is geen telefoonnummer. Schrijf het als 06 12345678, of met + en het landnummer.",
        "This is no telephone number. Write it as 06 12345678, or with + and the country code.")
    case .role:
      Wording(
        "Deze rol kennen wij niet. Kies uit: \(Self.roles(.nl)).",
        "We do not know this role. Choose from: \(Self.roles(.en)).")
    case .cardNumber:
      Wording(
        "Dit is geen kaartnummer. Schrijf 16 cijfers, en geef geen nummer dat al in gebruik is.",
        "This is no card number. Write 16 digits, and no number that is in use already.")
    case .loginTaken:
      Wording(
        "Met dat e-mailadres logt al iemand in. Geef deze persoon een ander eerste adres.",
        "Somebody signs in with that mail address already. Give this person another first address.")
    case .street:
      Wording(
        "Er is geen straat. Schrijf haar op één regel van hoogstens 80 tekens.",
        "There is no street. Write it on one line of at most 80 characters.")
    case .houseNumber:
      Wording(
        "Dit is geen huisnummer. Schrijf een getal van 1 tot 99999, met de toevoeging erachter.",
        "This is no house number. Write a number from 1 to 99999, with its addition behind it.")
    case .postcode:
      Wording(
        "Dit is geen Nederlandse postcode. Schrijf haar als 1234 AB, of vul het land in.",
        "This is no Dutch postcode. Write it as 1234 AB, or fill in the country.")
    case .place:
      Wording(
        "Er is geen plaats. Schrijf haar op één regel van hoogstens 80 tekens.",
        "There is no place. Write it on one line of at most 80 characters.")
    }
  }

  private static func roles(_ language: Language) -> String {
    Organisations.Role.allCases.map { RoleNames.name(of: $0)[language] }.joined(separator: ", ")
  }
}
