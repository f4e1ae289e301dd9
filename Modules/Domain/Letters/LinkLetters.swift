/// A link that logs in once.
package struct LoginLink: Letter {
  package var link: String
  package var validUntil: Instant
  package var contact: ContactPoints

  package init(link: String, validUntil: Instant, contact: ContactPoints) {
    self.link = link
    self.validUntil = validUntil
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let until = letter.moment(validUntil)
    letter.greet(nil)
    letter.say("Met deze link logt u in:\n\(link)", "This link logs you in:\n\(link)")
    letter.say(
      "De link werkt één keer, tot \(until). Geef hem aan niemand anders.",
      "The link works once, until \(until). Do not give it to anybody else.")
    letter.say(
      "Vroeg u hier niet om? Dan hoeft u niets te doen. Zonder de link kan niemand erin.",
      "You did not ask for this? Then you do not have to do anything. Without the link nobody gets in.")
    letter.close(nil, contact)
    return letter.letter("Uw link om in te loggen", "Your link to log in")
  }
}

/// The question before a newsletter begins. A message that asks for consent is itself looked at as
/// advertising, so it asks this one thing and offers nothing (A7b).
package struct DoubleOptIn: Letter {
  package var purposes: [Purpose]
  package var link: String
  /// After this day the sign-up itself is erased (R6).
  package var validUntil: Day
  package var contact: ContactPoints

  package init(purposes: [Purpose], link: String, validUntil: Day, contact: ContactPoints) {
    self.purposes = purposes
    self.link = link
    self.validUntil = validUntil
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let until = letter.date(validUntil)
    let what = purposes.map { $0.name(in: language) }.joined(separator: letter.choose(" en ", " and ").text)
    letter.greet(nil)
    letter.say(
      "Iemand gaf dit adres op voor \(what). Was u dat? Bevestig het dan hier:\n\(link)",
      "Somebody gave this address for \(what). Was it you? Then confirm it here:\n\(link)")
    letter.say(
      "Was u het niet, of wilt u het niet meer? Dan hoeft u niets te doen.",
      "It was not you, or you changed your mind? Then you do not have to do anything.")
    letter.say(
      "Zonder uw antwoord wissen wij dit adres na \(until). U hoort dan niets meer.",
      "Without your answer we erase this address after \(until). You will hear nothing more.")
    letter.say(
      "Bent u jonger dan 16? Zeg dan geen ja. Wij sturen kinderen geen reclame.",
      "Are you under 16? Then do not say yes. We send no advertising to children.")
    letter.close(nil, contact)
    return letter.letter("Bevestig uw aanmelding", "Confirm your sign-up")
  }
}

/// To an address somebody wants to be reached at from now on: it counts once its owner says so.
package struct ConfirmNewEmail: Letter {
  package var link: String
  package var validUntil: Instant
  package var contact: ContactPoints

  package init(link: String, validUntil: Instant, contact: ContactPoints) {
    self.link = link
    self.validUntil = validUntil
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let until = letter.moment(validUntil)
    letter.greet(nil)
    letter.say(
      "U wilt dit e-mailadres bij ons gebruiken. Zeg hier ja:\n\(link)",
      "You want to use this e-mail address with us. Say yes here:\n\(link)")
    letter.say(
      "De link werkt tot \(until). Tot u ja zegt, verandert er niets.",
      "The link works until \(until). Nothing changes until you say yes.")
    letter.say(
      "Was u het niet? Dan hoeft u niets te doen.", "Was it not you? Then you do not have to do anything.")
    letter.close(nil, contact)
    return letter.letter("Bevestig uw nieuwe e-mailadres", "Confirm your new e-mail address")
  }
}
