/// After a stop that was proven, of everything or of one thing: what stopped, what was erased, what stays.
package struct ObjectionConfirmed: Letter {
  package var name: String?
  package var reference: CaseReference
  package var scope: Scope
  package var stoppedAt: Instant
  package var onItsWay: [OnItsWay]
  package var erased: [ErasedItem]
  package var erasedAt: Instant
  /// Benefits of NS Extra that were lost with it.
  package var endedBenefits: [String]
  package var kept: [KeptItem]
  /// Others who had the data and were told (Art. 19).
  package var recipientsTold: [String]
  package var contact: ContactPoints

  package init(
    name: String?, reference: CaseReference, scope: Scope, stoppedAt: Instant, onItsWay: [OnItsWay],
    erased: [ErasedItem], erasedAt: Instant, endedBenefits: [String] = [], kept: [KeptItem],
    recipientsTold: [String] = [], contact: ContactPoints
  ) {
    self.name = name
    self.reference = reference
    self.scope = scope
    self.stoppedAt = stoppedAt
    self.onItsWay = onItsWay
    self.erased = erased
    self.erasedAt = erasedAt
    self.endedBenefits = endedBenefits
    self.kept = kept
    self.recipientsTold = recipientsTold
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (what, stopped) = (scope.name(in: language), letter.moment(stoppedAt))
    letter.greet(name)
    if scope == .everything {
      letter.say(
        "Het is geregeld. Sinds \(stopped) sturen wij u geen reclame meer.",
        "It is done. Since \(stopped) we send you no more advertising.")
    } else {
      letter.say(
        "Het is geregeld. Op \(stopped) zijn wij gestopt met \(what).",
        "It is done. On \(stopped) we stopped \(what).")
    }
    letter.nothingToDo()
    letter.onItsWay(onItsWay)
    if scope != .everything { letter.theRestGoesOn() }
    letter.erased(erased, at: erasedAt)
    letter.ended(endedBenefits)
    letter.waits(for: recipientsTold)
    letter.kept(kept, contact)
    letter.close(reference, contact)
    if scope != .everything { return letter.letter("Wij zijn gestopt met \(what)", "We have stopped \(what)") }
    return letter.letter("U krijgt geen reclame meer van ons", "You will get no more advertising from us")
  }
}
