/// To a card holder whose company is a client no more: when the card stops, and how to keep seeing their own data. The
/// last letter to an address that is the company's.
package struct OrganisationEnds: Letter {
  package var organisation: String
  /// The first day on which the card does not work.
  package var endsOn: Day
  /// A way in of one's own, and the first day on which it works no more.
  package var link: String
  package var worksUntil: Day
  package var asksCardDigits: Bool
  package var contact: ContactPoints

  package init(
    organisation: String, endsOn: Day, link: String, worksUntil: Day, asksCardDigits: Bool, contact: ContactPoints
  ) {
    self.organisation = organisation
    self.endsOn = endsOn
    self.link = link
    self.worksUntil = worksUntil
    self.asksCardDigits = asksCardDigits
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let day = letter.date(endsOn)
    letter.greet(nil)
    letter.say(
      "\(organisation) is vanaf \(day) geen klant meer van NS Zakelijk. Uw NS-Business Card werkt dan niet meer.",
      "From \(day) on \(organisation) is no client of NS Zakelijk any more. Your NS-Business Card stops working then.")
    letter.say(
      "Wij gebruiken uw zakelijke gegevens daarna niet meer, en wissen ze.",
      "We use your business details no more after that, and erase them.")
    let last = letter.date(worksUntil.adding(days: -1))
    letter.say(
      "Wat van uzelf is, blijft van u. Tot en met \(last) kunt u het zien met deze link:\n\(link)",
      "What is your own stays yours. Until and including \(last) you can see it with this link:\n\(link)")
    if asksCardDigits {
      letter.say(
        "Wij vragen daar de laatste vier cijfers van uw kaart. Bewaar ze.",
        "We ask for the last four digits of your card there. Keep them.")
    }
    letter.say("Daarna helpt onze klantenservice u.", "After that our customer service helps you.")
    letter.close(nil, contact)
    return letter.letter("Uw NS-Business Card stopt op \(day)", "Your NS-Business Card stops on \(day)")
  }
}
