/// After an opt-out of one thing, or of all advertising by one way.
package struct OptOutConfirmed: Letter {
  package var reference: CaseReference
  package var scope: Scope
  package var stoppedAt: Instant
  package var onItsWay: [OnItsWay]
  package var contact: ContactPoints

  package init(
    reference: CaseReference, scope: Scope, stoppedAt: Instant, onItsWay: [OnItsWay], contact: ContactPoints
  ) {
    self.reference = reference
    self.scope = scope
    self.stoppedAt = stoppedAt
    self.onItsWay = onItsWay
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (what, when) = (scope.name(in: language), letter.moment(stoppedAt))
    letter.greet(nil)
    letter.say(
      "Het is geregeld. Op \(when) zijn wij gestopt met \(what).", "It is done. On \(when) we stopped \(what).")
    letter.nothingToDo()
    letter.onItsWay(onItsWay)
    if scope != .everything {
      letter.say(
        "Al het andere blijft zoals het was. Wilt u helemaal geen reclame meer? Laat het ons weten.",
        "Everything else stays as it was. Would you like no advertising at all? Let us know.")
    }
    letter.keepsTheRest(contact)
    letter.close(reference, contact)
    return letter.letter("Wij zijn gestopt met \(what)", "We have stopped \(what)")
  }
}
