/// After an opt-out by whoever holds a mail's token: what stopped, and how to have erased what was kept
/// for it alone. A token proves nothing, so the letter tells nothing of the person (T6).
package struct OptOutConfirmed: Letter {
  /// "Yes, erase", and the last day on which it works.
  package struct Erasing: Hashable, Sendable {
    package var link: String
    package var until: Day

    package init(link: String, until: Day) {
      self.link = link
      self.until = until
    }
  }

  package var reference: CaseReference
  package var scope: Scope
  package var stoppedAt: Instant
  package var onItsWay: [OnItsWay]
  /// Nil where several people read the mailbox: it proves none of them (T15).
  package var erasing: Erasing?
  package var contact: ContactPoints

  package init(
    reference: CaseReference, scope: Scope, stoppedAt: Instant, onItsWay: [OnItsWay], erasing: Erasing?,
    contact: ContactPoints
  ) {
    self.reference = reference
    self.scope = scope
    self.stoppedAt = stoppedAt
    self.onItsWay = onItsWay
    self.erasing = erasing
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
    if scope != .everything { letter.theRestGoesOn() }
    erasable(&letter)
    letter.keepsTheRest(contact)
    letter.close(reference, contact)
    return letter.letter("Wij zijn gestopt met \(what)", "We have stopped \(what)")
  }

  private func erasable(_ letter: inout LetterWriter) {
    letter.say("Gewist hebben wij nog niets.", "We have erased nothing yet.")
    guard let erasing else {
      return letter.say(
        "Wilt u dat ook? Log in of bel ons. Dan weten wij dat u het bent.",
        "Would you like that too? Log in or call us. Then we know that it is you.")
    }
    let until = letter.date(erasing.until)
    letter.say(
      "Wilt u dat wij ook wissen wat wij alleen hiervoor hadden? Druk dan vóór \(until) op de knop achter deze link:\n\(erasing.link)",
      "Would you like us to erase what we had for this alone? Then press the button behind this link before \(until):\n\(erasing.link)"
    )
  }
}
