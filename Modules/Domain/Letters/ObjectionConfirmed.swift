/// After an objection that was proven: what stopped, what was erased, what stays.
package struct ObjectionConfirmed: Letter {
  package var name: String?
  package var reference: CaseReference
  package var stoppedAt: Instant
  package var onItsWay: [OnItsWay]
  package var erased: [ErasedItem]
  package var erasedAt: Instant
  package var kept: [KeptItem]
  package var contact: ContactPoints

  package init(
    name: String?, reference: CaseReference, stoppedAt: Instant, onItsWay: [OnItsWay], erased: [ErasedItem],
    erasedAt: Instant, kept: [KeptItem], contact: ContactPoints
  ) {
    self.name = name
    self.reference = reference
    self.stoppedAt = stoppedAt
    self.onItsWay = onItsWay
    self.erased = erased
    self.erasedAt = erasedAt
    self.kept = kept
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let stopped = letter.moment(stoppedAt)
    letter.greet(name)
    letter.say(
      "Het is geregeld. Sinds \(stopped) sturen wij u geen reclame meer.",
      "It is done. Since \(stopped) we send you no more advertising.")
    letter.nothingToDo()
    letter.onItsWay(onItsWay)
    letter.erased(erased, at: erasedAt)
    letter.kept(kept, contact)
    letter.close(reference, contact)
    return letter.letter("U krijgt geen reclame meer van ons", "You will get no more advertising from us")
  }
}
