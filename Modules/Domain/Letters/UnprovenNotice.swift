/// To every address on file, after an objection by somebody who proved nothing. Says nothing about
/// the person, since it is not known who reads it.
package struct UnprovenNotice: Letter {
  package var reference: CaseReference
  package var askedAt: Instant
  /// From this moment silence is an answer.
  package var erasesAt: Instant
  package var notMeLink: String
  package var eraseLink: String
  package var contact: ContactPoints

  package init(
    reference: CaseReference, askedAt: Instant, erasesAt: Instant, notMeLink: String, eraseLink: String,
    contact: ContactPoints
  ) {
    self.reference = reference
    self.askedAt = askedAt
    self.erasesAt = erasesAt
    self.notMeLink = notMeLink
    self.eraseLink = eraseLink
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (asked, erases) = (letter.moment(askedAt), letter.moment(erasesAt))
    letter.greet(nil)
    letter.say(
      "Iemand vroeg ons op \(asked) om u geen reclame meer te sturen. Dat hebben wij meteen gedaan.",
      "On \(asked) somebody asked us to send you no more advertising. We did so at once.")
    letter.say(
      "Was u dit? Dan hoeft u niets te doen. Op \(erases) wissen wij wat wij voor reclame van u hadden.",
      "Was it you? Then you do not have to do anything. On \(erases) we erase what we had for advertising.")
    letter.say(
      "Wilt u niet wachten? Wis het nu:\n\(eraseLink)", "You would rather not wait? Erase it now:\n\(eraseLink)")
    letter.say(
      "Was u dit niet? Laat het ons weten. Dan wissen wij niets en zetten wij alles terug:\n\(notMeLink)",
      "Was it not you? Let us know. Then we erase nothing and put everything back:\n\(notMeLink)")
    letter.say(
      "Uw abonnement, kaart en saldo blijven werken. Berichten over uw reis blijven ook komen.",
      "Your subscription, card and balance keep working. Messages about your journey keep coming too.")
    letter.remedies(contact)
    letter.close(reference, contact)
    return letter.letter("Iemand vroeg ons om te stoppen met reclame", "Somebody asked us to stop advertising")
  }
}
