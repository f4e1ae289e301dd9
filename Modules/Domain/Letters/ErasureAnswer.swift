/// The answer to a request for erasure (Art. 17), with the reasons of 17(3) for what stays.
package struct ErasureAnswer: Letter {
  package var name: String?
  package var reference: CaseReference
  package var erased: [ErasedItem]
  package var erasedAt: Instant
  package var kept: [KeptItem]
  /// Others who had the data and were told (Art. 19).
  package var recipientsTold: [String]
  package var contact: ContactPoints

  package init(
    name: String?, reference: CaseReference, erased: [ErasedItem], erasedAt: Instant, kept: [KeptItem],
    recipientsTold: [String], contact: ContactPoints
  ) {
    self.name = name
    self.reference = reference
    self.erased = erased
    self.erasedAt = erasedAt
    self.kept = kept
    self.recipientsTold = recipientsTold
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    letter.greet(name)
    if kept.isEmpty {
      letter.say(
        "U vroeg ons uw gegevens te wissen. Dat is gebeurd.", "You asked us to erase your data. That has been done.")
    } else {
      letter.say(
        "U vroeg ons uw gegevens te wissen. Dat is gebeurd, op een paar dingen na.",
        "You asked us to erase your data. That has been done, except for a few things.")
    }
    letter.erased(erased, at: erasedAt)
    letter.kept(kept, contact)
    letter.waits(for: recipientsTold)
    letter.nothingToDo()
    letter.close(reference, contact)
    return letter.letter("Wij hebben uw gegevens gewist", "We have erased your data")
  }
}
