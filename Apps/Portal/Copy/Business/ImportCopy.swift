struct ImportCopy: PageCopy {
  let title: String
  let previewTitle: String
  let doneTitle: String
  let lead: String
  let kinds: String
  let file: String
  let look: String
  let lookAgain: String
  let nothingYet: String
  let counted: String
  let columnsTitle: String
  let columnsText: String
  let leaveOut: String
  let leftOutTitle: String
  let left: @Sendable (_ reason: String) -> String
  let badTitle: String
  let skipBad: String
  let skipBadHint: String
  let changedTitle: String
  let removedWord: String
  let addedWord: String
  let perhapsTitle: String
  let perhapsText: String
  let forAll: String
  let asForAll: String
  let skip: String
  let new: String
  let update: String
  let isOne: @Sendable (_ name: String) -> String
  let addedTitle: String
  let line: @Sendable (_ line: Int) -> String
  let cut: String
  let take: String
  let letters: String
  let cards: String
  let tooLarge: String
  let undo: String
  let other: String
  let back: String

  static let nl = ImportCopy(
    title: "Een bestand inlezen",
    previewTitle: "Dit zou er gebeuren",
    doneTitle: "Ingelezen",
    lead: "U ziet eerst wat er gebeurt. Er wordt nog niets gewijzigd.",
    kinds: "CSV van Outlook, Google, een rekenblad of een personeelssysteem, of een vCard. Tot 4 MB.",
    file: "Kies een bestand",
    look: "Laat zien",
    lookAgain: "Laat opnieuw zien",
    nothingYet: "Er is nog niets gewijzigd. Wie niet in het bestand staat, blijft op de lijst.",
    counted: "Rijen",
    columnsTitle: "Zo lezen wij de kolommen",
    columnsText: "Klopt er een niet? Kies wat het wel is. Wij onthouden het voor uw volgende bestand.",
    leaveOut: "Laat weg",
    leftOutTitle: "Wat wij verder weglaten",
    left: { "Wij laten dit weg: het \($0)." },
    badTitle: "Wat niet klopt",
    skipBad: "Lees de goede rijen wel in",
    skipBadHint: "Anders wordt er niets ingelezen zolang er een fout is.",
    changedTitle: "Wat verandert",
    removedWord: "weg",
    addedWord: "nieuw",
    perhapsTitle: "Misschien al bekend",
    perhapsText: "Deze rijen lijken op iemand van de lijst. Wij voegen nooit twee mensen samen om een naam alleen.",
    forAll: "Voor allemaal",
    asForAll: "Zoals voor allemaal",
    skip: "Sla over",
    new: "Is iemand anders",
    update: "Is dezelfde, als er naast de naam nog iets klopt",
    isOne: { "Is \($0)" },
    addedTitle: "Wie erbij komt",
    line: { "Regel \($0)" },
    cut: "Er is meer dan hier past. U ziet de eerste rijen.",
    take: "Lees in",
    letters: "Brieven die wij sturen",
    cards: "Kaarten",
    tooLarge: "Dit bestand is te groot voor een pagina. Neem er een van hoogstens 4 MB, of gebruik zakelijk.",
    undo: "Bekijk of draai terug",
    other: "Nog een bestand",
    back: "Terug naar de lijst")

  static let en = ImportCopy(
    title: "Take a file in",
    previewTitle: "This is what would happen",
    doneTitle: "Taken in",
    lead: "You see first what happens. Nothing is changed yet.",
    kinds: "CSV of Outlook, Google, a spreadsheet or a personnel system, or a vCard. Up to 4 MB.",
    file: "Choose a file",
    look: "Show it",
    lookAgain: "Show it again",
    nothingYet: "Nothing was changed yet. Whoever is not in the file stays on the list.",
    counted: "Rows",
    columnsTitle: "This is how we read the columns",
    columnsText: "Is one of them wrong? Choose what it is. We remember it for your next file.",
    leaveOut: "Leave out",
    leftOutTitle: "What else we leave out",
    left: { "We leave this out: it \($0)." },
    badTitle: "What is not right",
    skipBad: "Take in the good rows",
    skipBadHint: "Otherwise nothing is taken in as long as there is a mistake.",
    changedTitle: "What changes",
    removedWord: "gone",
    addedWord: "new",
    perhapsTitle: "Perhaps known already",
    perhapsText: "These rows look like somebody on the list. We never join two people for a name alone.",
    forAll: "For all of them",
    asForAll: "As for all of them",
    skip: "Leave out",
    new: "Is somebody else",
    update: "Is the same one, where more than the name agrees",
    isOne: { "Is \($0)" },
    addedTitle: "Who is added",
    line: { "Line \($0)" },
    cut: "There is more than fits here. You see the first rows.",
    take: "Take it in",
    letters: "Letters we send",
    cards: "Cards",
    tooLarge: "This file is too large for a page. Take one of at most 4 MB, or use zakelijk.",
    undo: "See it or undo it",
    other: "Another file",
    back: "Back to the list")
}
