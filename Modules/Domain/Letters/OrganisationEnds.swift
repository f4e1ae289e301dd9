/// To a card holder whose company is a client no more: when the card stops, and how to keep seeing their own data. The
/// last letter to an address that is the company's.
package struct OrganisationEnds: Letter {
  package var organisation: String
  /// The first day on which the card does not work.
  package var endsOn: Day
  package var page: String
  package var contact: ContactPoints

  package init(organisation: String, endsOn: Day, page: String, contact: ContactPoints) {
    self.organisation = organisation
    self.endsOn = endsOn
    self.page = page
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
    letter.say(
      "Wat van uzelf is, blijft van u. Tot die dag kunt u het opvragen met dit e-mailadres:\n\(page)",
      "What is your own stays yours. Until that day you can ask for it with this mail address:\n\(page)")
    letter.say(
      "Daarna helpt onze klantenservice u, met uw kaartnummer.",
      "After that our customer service helps you, with the number of your card.")
    letter.close(nil, contact)
    return letter.letter("Uw NS-Business Card stopt op \(day)", "Your NS-Business Card stops on \(day)")
  }
}
