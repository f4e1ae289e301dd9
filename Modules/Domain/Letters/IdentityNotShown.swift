/// The month is over and nobody has shown to be the person: why nothing was done, and what one can do about that
/// (Art. 11(2), 12(4)).
package struct IdentityNotShown: Letter {
  package var reference: CaseReference
  package var arrived: Day
  package var site: String
  package var contact: ContactPoints

  package init(reference: CaseReference, arrived: Day, site: String, contact: ContactPoints) {
    self.reference = reference
    self.arrived = arrived
    self.site = site
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let asked = letter.date(arrived)
    letter.greet(nil)
    letter.say(
      "Op \(asked) kregen wij een vraag over uw gegevens. Wij schreven u daar toen over.",
      "On \(asked) we got a request about your data. We wrote to you about it then.")
    letter.say(
      "Wij weten nog niet of u dat was. Daarom hebben wij niets laten zien, en niets gewist of veranderd.",
      "We do not know yet whether it was you. So we have shown nothing, and erased or changed nothing.")
    letter.say(
      "Wilt u het nog? Log dan in. U kunt het zo vaak vragen als u wilt:\n\(site)",
      "Do you still want it? Then log in. You may ask as often as you like:\n\(site)")
    letter.say(
      "Bent u het hier niet mee eens? Mail dan onze privacyfunctionaris: \(contact.officerMail).",
      "Do you disagree? Then mail our data protection officer: \(contact.officerMail).")
    letter.say(
      "U kunt ook een klacht indienen bij de \(contact.authority): \(contact.authorityURL). Of u vraagt de rechter om een oordeel.",
      "You can also complain to the \(contact.authority): \(contact.authorityURL). Or you can ask a court to decide.")
    letter.close(reference, contact)
    return letter.letter("Wij konden uw vraag niet beantwoorden", "We could not answer your request")
  }
}
