/// To somebody who keeps an organisation's contacts from now on: what they may do, and how they get in. Nobody else tells
/// a successor.
package struct KeeperTold: Letter {
  package var organisation: String
  /// Where one signs in.
  package var page: String
  package var contact: ContactPoints

  package init(organisation: String, page: String, contact: ContactPoints) {
    self.organisation = organisation
    self.page = page
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    letter.greet(nil)
    letter.say(
      "U houdt vanaf nu voor \(organisation) bij wie een kaart heeft en hoe wij mensen daar bereiken.",
      "From now on you keep up for \(organisation) who has a card and how we reach its people.")
    letter.say(
      "Ga naar deze pagina en vul dit e-mailadres in:\n\(page)", "Go to this page and fill in this address:\n\(page)")
    letter.say(
      "U krijgt dan een link om binnen te komen. Daarna kunt u een wachtwoord kiezen.",
      "You then get a link to come in. After that you can choose a password.")
    letter.say(
      "Klopt dit niet? Bel ons, dan halen wij het weg.", "Is this not right? Call us, and we take it away.")
    letter.close(nil, contact)
    return letter.letter("U houdt de contacten van \(organisation) bij", "You keep the contacts of \(organisation)")
  }
}
