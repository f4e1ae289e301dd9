/// To the data protection officer: somebody who was given data is in no register, or wants to be told in person, and
/// one of ours has to do it (Art. 19).
package struct TellByHand: Letter {
  package var recipient: String
  package var reference: CaseReference
  /// What the recipient knows the person by, each on a line.
  package var known: [String]
  package var purposes: [Purpose]
  package var categories: [DataCategory]
  package var everything: Bool
  package var answerBy: Day
  /// 0: the first time.
  package var reminder: Int
  package var contact: ContactPoints

  package init(
    to recipient: String, reference: CaseReference, known: [String], purposes: [Purpose], categories: [DataCategory],
    everything: Bool, answerBy: Day, reminder: Int, contact: ContactPoints
  ) {
    self.recipient = recipient
    self.reference = reference
    self.known = known
    self.purposes = purposes
    self.categories = categories
    self.everything = everything
    self.answerBy = answerBy
    self.reminder = reminder
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let until = letter.date(answerBy)
    letter.greet(nil)
    if reminder > 0 {
      letter.say(
        "Wij schreven u dit eerder. Dit is herinnering \(reminder).",
        "We wrote this to you before. This is reminder \(reminder).")
    }
    letter.say(
      "\(recipient) kreeg van ons gegevens van iemand die wil dat het gebruik ervan stopt (art. 19 AVG). Wij schrijven \(recipient) niet zelf: u of een collega laat het weten.",
      "\(recipient) was given data about somebody who wants their use to stop (Art. 19 GDPR). We do not write to \(recipient) ourselves: you or a colleague let them know."
    )
    letter.say("\(recipient) kent diegene als:", "\(recipient) knows that person as:")
    letter.list(known.map { "\($0)" })
    letter.say("Hiervoor mogen de gegevens niet meer worden gebruikt:", "The data may no longer be used for:")
    letter.list(purposes.map { "\($0.name(in: language))" })
    letter.say("Het gaat om:", "It concerns:")
    letter.list(categories.map { "\($0.name(in: language))" })
    if everything {
      letter.say("Alles wat zij van ons hebben, moet weg.", "Everything they have from us has to go.")
    } else {
      letter.say("Weg moet wat zij alleen daarvoor hebben.", "What they have for that alone has to go.")
    }
    letter.say(
      "Is het gebeurd? Leg het vast, het liefst voor \(until):\nrechtspoor recipient confirm \(reference.description) --recipient \"\(recipient)\"",
      "Is it done? Record it, by \(until) if you can:\nrechtspoor recipient confirm \(reference.description) --recipient \"\(recipient)\""
    )
    letter.close(nil, contact)
    return letter.letter(
      "Laat \(recipient) weten wat weg moet (\(reference.description))",
      "Tell \(recipient) what has to go (\(reference.description))")
  }
}
