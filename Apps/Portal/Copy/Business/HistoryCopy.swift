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
    undo: "Draai mijn laatste wijziging terug",
    undoText: "Dat kan zolang niemand daarna hetzelfde heeft gewijzigd.",
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
    undo: "Undo my last change",
    undoText: "That works as long as nobody has changed the same since.",
    undone: { "Undone: \($0)." },
    back: "Back to the list")
}
