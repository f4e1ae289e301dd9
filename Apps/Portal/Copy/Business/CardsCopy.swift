struct CardsCopy: PageCopy {
  let title: String
  let lead: String
  let none: String
  let card: String
  let state: String
  let whose: String
  let costCentre: String
  let block: String
  let unblock: String
  let replace: String
  let replaceText: String
  let replaceButton: String
  let issueTitle: String
  let issueText: String
  let department: String
  let issue: String
  let done: String
  let cut: @Sendable (_ shown: Int, _ count: Int) -> String
  let back: String

  static let nl = CardsCopy(
    title: "Kaarten van uw organisatie",
    lead: "Op naam, of van een afdeling. Een kaart op naam blokkeert of vervangt u bij die persoon.",
    none: "Uw organisatie heeft nog geen kaarten.",
    card: "Kaart",
    state: "Staat",
    whose: "Van",
    costCentre: "Kostenplaats",
    block: "Blokkeer",
    unblock: "Geef weer vrij",
    replace: "Vervang deze kaart",
    replaceText: "De oude kaart werkt dan meteen niet meer.",
    replaceButton: "Vervang",
    issueTitle: "Een kaart voor een afdeling",
    issueText: "Zo'n kaart is van niemand. Van de reizen ermee houden wij niets over iemand bij.",
    department: "Afdeling",
    issue: "Geef een kaart uit",
    done: "Gedaan.",
    cut: { "U ziet er \($0) van \($1). Met zakelijk ziet u ze allemaal." },
    back: "Terug naar de lijst")

  static let en = CardsCopy(
    title: "Cards of your organisation",
    lead: "In somebody's name, or a department's. A card in a name is blocked or replaced at that person.",
    none: "Your organisation has no cards yet.",
    card: "Card",
    state: "State",
    whose: "Whose",
    costCentre: "Cost centre",
    block: "Block",
    unblock: "Free again",
    replace: "Replace this card",
    replaceText: "The old card then stops working at once.",
    replaceButton: "Replace",
    issueTitle: "A card for a department",
    issueText: "Such a card is nobody's. Of journeys with it we keep nothing about anybody.",
    department: "Department",
    issue: "Issue a card",
    done: "Done.",
    cut: { "You see \($0) of \($1). With zakelijk you see all of them." },
    back: "Back to the list")
}
