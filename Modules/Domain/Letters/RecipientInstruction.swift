/// To somebody who was given data: what became of them, of whom, until when we expect their answer (Art. 19).
package struct RecipientInstruction: Letter {
  package var word: RecipientWord
  /// The page with the button; empty where no answer is asked.
  package var confirmLink: String
  package var contact: ContactPoints

  package init(_ word: RecipientWord, confirmLink: String, contact: ContactPoints) {
    self.word = word
    self.confirmLink = confirmLink
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let until = letter.date(word.answerBy)
    letter.greet(word.recipient)
    if word.reminder > 0 {
      letter.say(
        "Wij schreven u dit eerder en hebben geen antwoord. Dit is herinnering \(word.reminder).",
        "We wrote this to you before and have no answer. This is reminder \(word.reminder).")
    }
    letter.gave(word.act)
    letter.tell(word, to: .recipient)
    if word.act.wantsAnswer {
      letter.say(
        "Laat ons uiterlijk op \(until) weten dat het is gebeurd. Open deze pagina en druk op de knop:\n\(confirmLink)",
        "Let us know by \(until) that it is done. Open this page and press the button:\n\(confirmLink)")
    } else {
      letter.say("U hoeft ons niet te antwoorden.", "You do not have to answer us.")
    }
    letter.because(word.act)
    letter.say("Ons kenmerk: \(word.reference.description)", "Our reference: \(word.reference.description)")
    letter.say("Vragen? Mail \(contact.officerMail).", "Questions? Mail \(contact.officerMail).")
    letter.block([letter.choose("Met vriendelijke groet,", "Kind regards,"), "\(contact.sender)", "\(contact.address)"])
    let number = word.reference.description
    switch word.act {
    case .erased, .expired:
      return letter.letter("Verzoek om gegevens te wissen (\(number))", "Request to erase data (\(number))")
    case .corrected: return letter.letter("Gegevens zijn verbeterd (\(number))", "Data were corrected (\(number))")
    case .restricted:
      return letter.letter("Gebruik gegevens voorlopig niet (\(number))", "Do not use data for now (\(number))")
    case .released:
      return letter.letter("Gegevens mogen weer worden gebruikt (\(number))", "Data may be used again (\(number))")
    }
  }
}

extension LetterWriter {
  fileprivate mutating func gave(_ act: RecipientAct) {
    switch act {
    case .erased:
      say(
        "U kreeg van ons gegevens van iemand. Diegene wil dat het gebruik ervan stopt.",
        "We gave you data about somebody. That person wants their use to stop.")
    case .expired:
      say(
        "U kreeg van ons gegevens van mensen. Wij mogen die niet langer bewaren.",
        "We gave you data about people. We may keep them no longer.")
    case .corrected:
      say(
        "U kreeg van ons gegevens van iemand. Die zijn nu verbeterd.",
        "We gave you data about somebody. They have now been corrected.")
    case .restricted:
      say(
        "U kreeg van ons gegevens van iemand. Die mogen voorlopig niet worden gebruikt.",
        "We gave you data about somebody. For now they may not be used.")
    case .released:
      say(
        "Wij vroegen u om gegevens van iemand niet te gebruiken. Dat is voorbij.",
        "We asked you not to use data about somebody. That is over.")
    }
  }
}
