/// To the data protection officer: somebody who was given data is in no register, or wants to be told in person, and
/// one of ours has to do it (Art. 19).
package struct TellByHand: Letter {
  package var word: RecipientWord
  package var contact: ContactPoints

  package init(_ word: RecipientWord, contact: ContactPoints) {
    self.word = word
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (until, recipient, number) = (letter.date(word.answerBy), word.recipient, word.reference.description)
    letter.greet(nil)
    if word.reminder > 0 {
      letter.say(
        "Wij schreven u dit eerder. Dit is herinnering \(word.reminder).",
        "We wrote this to you before. This is reminder \(word.reminder).")
    }
    letter.gave(word.act, to: recipient)
    letter.say(
      "Wij schrijven \(recipient) niet zelf: u of een collega laat het weten.",
      "We do not write to \(recipient) ourselves: you or a colleague let them know.")
    letter.tell(word, to: .colleague)
    letter.say(
      "Is het gebeurd? Leg het vast, het liefst voor \(until):\nrechtspoor recipient confirm \(number) --recipient \"\(recipient)\"",
      "Is it done? Record it, by \(until) if you can:\nrechtspoor recipient confirm \(number) --recipient \"\(recipient)\""
    )
    letter.because(word.act)
    letter.close(nil, contact)
    switch word.act {
    case .erased, .expired:
      return letter.letter(
        "Laat \(recipient) weten wat weg moet (\(number))", "Tell \(recipient) what has to go (\(number))")
    case .corrected:
      return letter.letter(
        "Laat \(recipient) weten wat is verbeterd (\(number))", "Tell \(recipient) what was corrected (\(number))")
    case .restricted:
      return letter.letter(
        "Laat \(recipient) weten wat nu niet mag (\(number))", "Tell \(recipient) what may not be used (\(number))")
    case .released:
      return letter.letter(
        "Laat \(recipient) weten wat weer mag (\(number))", "Tell \(recipient) what may be used again (\(number))")
    }
  }
}

extension LetterWriter {
  fileprivate mutating func gave(_ act: RecipientAct, to recipient: String) {
    switch act {
    case .erased:
      say(
        "\(recipient) kreeg van ons gegevens van iemand die wil dat het gebruik ervan stopt.",
        "\(recipient) was given data about somebody who wants their use to stop.")
    case .expired:
      say(
        "\(recipient) kreeg van ons gegevens van mensen. Wij mogen die niet langer bewaren.",
        "\(recipient) was given data about people. We may keep them no longer.")
    case .corrected:
      say(
        "\(recipient) kreeg van ons gegevens van iemand. Die zijn nu verbeterd.",
        "\(recipient) was given data about somebody. They have now been corrected.")
    case .restricted:
      say(
        "\(recipient) kreeg van ons gegevens van iemand. Die mogen voorlopig niet worden gebruikt.",
        "\(recipient) was given data about somebody. For now they may not be used.")
    case .released:
      say(
        "\(recipient) mocht gegevens van iemand niet gebruiken. Dat is voorbij.",
        "\(recipient) was not to use data about somebody. That is over.")
    }
  }
}
