/// To somebody who was given data: what has ended, of whom, until when we expect their answer (Art. 19).
package struct RecipientInstruction: Letter {
  package var recipient: String
  package var reference: CaseReference
  /// What the recipient knows the person by, each on a line.
  package var known: [String]
  package var purposes: [Purpose]
  package var categories: [DataCategory]
  /// Whether nothing the recipient does for us goes on: then everything goes.
  package var everything: Bool
  package var answerBy: Day
  /// 0: the first time.
  package var reminder: Int
  package var confirmLink: String
  package var contact: ContactPoints

  package init(
    to recipient: String, reference: CaseReference, known: [String], purposes: [Purpose], categories: [DataCategory],
    everything: Bool, answerBy: Day, reminder: Int, confirmLink: String, contact: ContactPoints
  ) {
    self.recipient = recipient
    self.reference = reference
    self.known = known
    self.purposes = purposes
    self.categories = categories
    self.everything = everything
    self.answerBy = answerBy
    self.reminder = reminder
    self.confirmLink = confirmLink
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let until = letter.date(answerBy)
    letter.greet(recipient)
    if reminder > 0 {
      letter.say(
        "Wij schreven u dit eerder en hebben geen antwoord. Dit is herinnering \(reminder).",
        "We wrote this to you before and have no answer. This is reminder \(reminder).")
    }
    letter.say(
      "U kreeg van ons gegevens van iemand. Diegene wil dat het gebruik ervan stopt (art. 19 AVG).",
      "We gave you data about somebody. That person wants their use to stop (Art. 19 GDPR).")
    letter.say("U kent diegene als:", "You know that person as:")
    letter.list(known.map { "\($0)" })
    letter.say("Hiervoor mogen de gegevens niet meer worden gebruikt:", "The data may no longer be used for:")
    letter.list(purposes.map { "\($0.name(in: language))" })
    letter.say("Het gaat om:", "It concerns:")
    letter.list(categories.map { "\($0.name(in: language))" })
    if everything {
      letter.say("Wis alles wat u van ons over diegene hebt.", "Erase everything you have from us about that person.")
    } else {
      letter.say(
        "Wis wat u alleen daarvoor hebt. Wat u nog voor iets anders van ons doet, blijft.",
        "Erase what you have for that alone. What you still do for us otherwise stays.")
    }
    letter.say(
      "Laat ons uiterlijk op \(until) weten dat het is gebeurd. Open deze pagina en druk op de knop:\n\(confirmLink)",
      "Let us know by \(until) that it is done. Open this page and press the button:\n\(confirmLink)")
    letter.say("Ons kenmerk: \(reference.description)", "Our reference: \(reference.description)")
    letter.say("Vragen? Mail \(contact.officerMail).", "Questions? Mail \(contact.officerMail).")
    letter.block([letter.choose("Met vriendelijke groet,", "Kind regards,"), "\(contact.sender)", "\(contact.address)"])
    return letter.letter(
      "Verzoek om gegevens te wissen (\(reference.description))", "Request to erase data (\(reference.description))")
  }
}
