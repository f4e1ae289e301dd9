/// The copy of a person's data lies ready. The copy itself never travels by mail (T4).
package struct AccessReady: Letter {
  package var name: String?
  package var reference: CaseReference
  package var link: String
  /// The last day on which it can be fetched.
  package var availableUntil: Day
  package var contact: ContactPoints

  package init(name: String?, reference: CaseReference, link: String, availableUntil: Day, contact: ContactPoints) {
    self.name = name
    self.reference = reference
    self.link = link
    self.availableUntil = availableUntil
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let until = letter.date(availableUntil)
    letter.greet(name)
    letter.say(
      "U vroeg welke gegevens wij van u hebben. Uw kopie staat klaar.",
      "You asked which data we have about you. Your copy is ready.")
    letter.say("Log in en haal haar op:\n\(link)", "Log in and fetch it:\n\(link)")
    letter.say(
      "Dat kan tot en met \(until). Daarna wissen wij de kopie. U kunt gratis een nieuwe vragen.",
      "You can do so up to and including \(until). Then we erase the copy. You can ask for a new one, free of charge.")
    letter.say(
      "De eerste bladzijde is een samenvatting. Daarna staat alles per soort. Er is ook een bestand voor een computer.",
      "The first page is a summary. After that you find everything by kind. There is also a file for a computer.")
    letter.say(
      "Klopt er iets niet? Laat het ons weten, dan passen wij het aan.",
      "Is something wrong? Tell us, and we will correct it.")
    letter.close(reference, contact)
    return letter.letter("Uw gegevens staan voor u klaar", "Your data are ready for you")
  }
}
