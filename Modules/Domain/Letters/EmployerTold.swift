/// To somebody whose employer gave us their details for work (Art. 14): what, from whom, what for, and what they can do.
/// Employer and railway are controllers each for their own part, so both are named.
package struct EmployerTold: Letter {
  package var organisation: String
  package var page: String
  package var contact: ContactPoints

  package init(organisation: String, page: String, contact: ContactPoints) {
    self.organisation = organisation
    self.page = page
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let sender = contact.sender
    letter.greet(nil)
    letter.say(
      "\(organisation) gaf ons uw zakelijke gegevens: uw naam en hoe wij u op uw werk bereiken.",
      "\(organisation) gave us your business details: your name and how we reach you at work.")
    letter.say(
      "Wij gebruiken ze voor uw NS-Business Card of voor wat u boekt. Dat is een overeenkomst.",
      "We use them for your NS-Business Card or for what you book. That is a contract.")
    letter.say(
      "\(organisation) beslist over uw gegevens daar, \(sender) over uw gegevens hier. U kunt bij allebei terecht.",
      "\(organisation) decides about your data there, \(sender) about your data here. You can turn to both.")
    letter.say(
      "Wij bewaren ze zo lang u daar een rol heeft. Daarna wissen wij ze.",
      "We keep them for as long as you have a role there. Then we erase them.")
    letter.say(
      "Wilt u geen reclame, of wilt u zien wat wij weten? Dat kan altijd, en uw werkgever hoort er niets van.",
      "No advertising, please, or curious what we know? You can always say so, and your employer is not told.")
    letter.say("Alles wat u moet weten:\n\(page)", "All you need to know:\n\(page)")
    letter.say(
      "Klagen kan bij onze functionaris (\(contact.officerMail)) of bij de \(contact.authority).",
      "You can complain to our officer (\(contact.officerMail)) or to the \(contact.authority).")
    letter.close(nil, contact)
    return letter.letter("\(organisation) gaf ons uw gegevens", "\(organisation) gave us your details")
  }
}
