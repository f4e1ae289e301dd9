import BusinessCards
import Domain

struct ContactCopy: PageCopy {
  let addTitle: String
  let addLead: String
  let addButton: String
  let roleTitle: String
  let label: @Sendable (ContactField) -> String
  let severalHint: String
  let addressTitle: String
  let detailsTitle: String
  let detailsText: String
  let save: String
  let changed: String
  let added: String
  let removedWord: String
  let addedWord: String
  let onFileTitle: String
  let cardsTitle: String
  let noCard: String
  let issue: String
  let block: String
  let unblock: String
  let replace: String
  let replaceText: String
  let replaceButton: String
  let rolesTitle: String
  let join: String
  let postAtWork: String
  let postElsewhere: String
  let endTitle: String
  let endText: String
  let endLink: String
  let back: String

  static let nl = ContactCopy(
    addTitle: "Iemand toevoegen",
    addLead: "Deze persoon krijgt van ons een brief: wie ons de gegevens gaf, en waarvoor.",
    addButton: "Voeg toe",
    roleTitle: "Wat doet deze persoon?",
    label: { $0.heading[.nl].capitalisedFirst },
    severalHint: "Meer dan een? Zet er een komma tussen. Het eerste gebruiken wij.",
    addressTitle: "Zakelijk adres",
    detailsTitle: "Gegevens",
    detailsText: "Alleen de achternaam moet er staan.",
    save: "Opslaan",
    changed: "Gewijzigd.",
    added: "Toegevoegd.",
    removedWord: "weg",
    addedWord: "nieuw",
    onFileTitle: "Zo staat het er nu",
    cardsTitle: "Kaart",
    noCard: "Deze persoon heeft geen kaart.",
    issue: "Geef een kaart uit",
    block: "Blokkeer",
    unblock: "Maak weer bruikbaar",
    replace: "Kwijt of kapot?",
    replaceText: "Er komt een nieuwe kaart. De oude werkt dan meteen niet meer, en dat gaat niet terug.",
    replaceButton: "Vervang de kaart",
    rolesTitle: "Nog een rol geven",
    join: "Geef deze rol",
    postAtWork: "Post over de kaart gaat naar het zakelijke adres.",
    postElsewhere: "Wij hebben geen zakelijk adres in Nederland voor post over de kaart.",
    endTitle: "Gaat deze persoon weg?",
    endText: "U ziet eerst wat er dan stopt.",
    endLink: "Laat stoppen",
    back: "Terug naar de lijst")

  static let en = ContactCopy(
    addTitle: "Add somebody",
    addLead: "This person gets a letter from us: who gave us the details, and what for.",
    addButton: "Add",
    roleTitle: "What does this person do?",
    label: { $0.heading[.en].capitalisedFirst },
    severalHint: "More than one? Put a comma between them. We use the first.",
    addressTitle: "Business address",
    detailsTitle: "Details",
    detailsText: "Only the surname has to be there.",
    save: "Save",
    changed: "Changed.",
    added: "Added.",
    removedWord: "gone",
    addedWord: "new",
    onFileTitle: "This is how it stands now",
    cardsTitle: "Card",
    noCard: "This person has no card.",
    issue: "Issue a card",
    block: "Block",
    unblock: "Make it work again",
    replace: "Lost or broken?",
    replaceText: "There will be a new card. The old one stops working at once, and that does not go back.",
    replaceButton: "Replace the card",
    rolesTitle: "Give another role",
    join: "Give this role",
    postAtWork: "Post about the card goes to the business address.",
    postElsewhere: "We have no business address in the Netherlands for post about the card.",
    endTitle: "Is this person leaving?",
    endText: "You see first what stops then.",
    endLink: "Let it stop",
    back: "Back to the list")
}
