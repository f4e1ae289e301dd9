struct HistoryCopy: PageCopy {
  let title: String
  let lead: String
  let caption: String
  let at: String
  let what: String
  let by: String
  let somebody: String
  let wasUndone: String
  let none: String
  let undo: String
  let undoText: String
  let undoButton: String
  let undone: @Sendable (_ what: String) -> String
  let back: String

  static let nl = HistoryCopy(
    title: "Wat er is gewijzigd",
    lead: "Het nieuwste staat boven. Wie van de lijst is, staat hier ook niet meer.",
    caption: "Wijzigingen van uw bedrijf",
    at: "Wanneer",
    what: "Wat",
    by: "Door",
    somebody: "NS Zakelijk, of wie geen contacten meer bijhoudt",
    wasUndone: "teruggedraaid",
    none: "Er is nog niets gewijzigd.",
    undo: "Mijn laatste wijziging terugdraaien",
    undoText: "Wie u toevoegde, gaat van de lijst. Wat u wijzigde, wordt weer zoals het was. Dat gaat niet terug.",
    undoButton: "Draai terug",
    undone: { "Teruggedraaid: \($0)." },
    back: "Terug naar de lijst")

  static let en = HistoryCopy(
    title: "What was changed",
    lead: "The newest is on top. Whoever is off the list is not here any more either.",
    caption: "Changes of your company",
    at: "When",
    what: "What",
    by: "By",
    somebody: "NS Zakelijk, or somebody who keeps no contacts any more",
    wasUndone: "undone",
    none: "Nothing was changed yet.",
    undo: "Take my last change back",
    undoText: "Whoever you added goes off the list. What you changed becomes what it was. That does not go back.",
    undoButton: "Take it back",
    undone: { "Undone: \($0)." },
    back: "Back to the list")
}
