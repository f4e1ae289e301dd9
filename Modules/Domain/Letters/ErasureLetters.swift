/// Before an account is erased: told to every address on file, since a login can be in the wrong hands.
package struct ErasureNotice: Letter {
  package var reference: CaseReference
  package var askedAt: Instant
  package var erasesAt: Instant
  package var notMeLink: String
  package var contact: ContactPoints

  package init(
    reference: CaseReference, askedAt: Instant, erasesAt: Instant, notMeLink: String, contact: ContactPoints
  ) {
    self.reference = reference
    self.askedAt = askedAt
    self.erasesAt = erasesAt
    self.notMeLink = notMeLink
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (asked, erases) = (letter.moment(askedAt), letter.moment(erasesAt))
    letter.greet(nil)
    letter.say(
      "Op \(asked) vroeg iemand met uw login ons om uw account te wissen.",
      "On \(asked) somebody with your login asked us to erase your account.")
    letter.say(
      "Was u dit? Dan hoeft u niets te doen. Wij wissen uw account op \(erases).",
      "Was it you? Then you do not have to do anything. We erase your account on \(erases).")
    letter.say(
      "Was u dit niet? Laat het ons voor die tijd weten. Dan blijft uw account:\n\(notMeLink)",
      "Was it not you? Let us know before then. Then your account stays:\n\(notMeLink)")
    letter.say(
      "Uw abonnement en kaart blijven gewoon werken.", "Your subscription and card simply keep working.")
    letter.remedies(contact)
    letter.close(reference, contact)
    return letter.letter("Wij gaan uw account wissen", "We are going to erase your account")
  }
}

/// After "this was not me": the account stays; what an objection under its login erased does not return.
package struct AccountKept: Letter {
  package var reference: CaseReference
  package var contact: ContactPoints

  package init(reference: CaseReference, contact: ContactPoints) {
    self.reference = reference
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    letter.greet(nil)
    letter.say(
      "U liet weten dat het verzoek niet van u kwam. Uw account blijft.",
      "You told us that the request was not yours. Your account stays.")
    letter.say(
      "Wat wij voor reclame van u hadden, was al gewist. Dat komt niet terug. Dat spijt ons.",
      "What we had about you for advertising was erased already. It does not come back. We are sorry for that.")
    letter.say(
      "Iemand anders kon inloggen. Daarom hebben wij u overal uitgelogd. Kies een nieuw wachtwoord.",
      "Somebody else could log in. So we have logged you out everywhere. Choose a new password.")
    letter.keepsTheRest(contact)
    letter.close(reference, contact)
    return letter.letter("Uw account blijft", "Your account stays")
  }
}

/// Asked without login: the owner of the address says yes first.
package struct ConfirmErasureLink: Letter {
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
      "Iemand vroeg ons om de gegevens bij dit adres te wissen. Was u dat? Bevestig het dan hier:\n\(link)",
      "Somebody asked us to erase the data of this address. Was it you? Then confirm it here:\n\(link)")
    letter.say("De link werkt één keer, tot \(until).", "The link works once, until \(until).")
    letter.say(
      "Was u het niet? Dan hoeft u niets te doen. Wij wissen dan niets.",
      "It was not you? Then you do not have to do anything. We erase nothing.")
    letter.close(nil, contact)
    return letter.letter("Bevestig dat wij uw gegevens wissen", "Confirm that we erase your data")
  }
}
