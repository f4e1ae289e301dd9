/// After "this was not me": nothing was erased, and what was stopped is on again, save the one address
/// that was named: its owner opens it by asking.
package struct UndoneNotice: Letter {
  package var reference: CaseReference
  package var undoneAt: Instant
  package var contact: ContactPoints

  package init(reference: CaseReference, undoneAt: Instant, contact: ContactPoints) {
    self.reference = reference
    self.undoneAt = undoneAt
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let undone = letter.moment(undoneAt)
    letter.greet(nil)
    letter.say(
      "U liet weten dat het verzoek niet van u kwam. Op \(undone) hebben wij het ongedaan gemaakt.",
      "You told us that the request was not yours. On \(undone) we undid it.")
    letter.say(
      "Er is niets gewist. Wat wij van u hebben, gebruiken wij weer zoals eerst.",
      "Nothing was erased. What we have about you, we use again as before.")
    letter.say(
      "Alleen het adres of nummer dat is opgegeven, krijgt nog geen reclame. Wilt u die wel? Meld u dan weer aan.",
      "Only the address or number that was given gets no advertising yet. Would you like it? Then sign up again.")
    letter.nothingToDo()
    letter.say(
      "Wilt u toch geen reclame? Dat kan altijd, ook zonder in te loggen.",
      "Would you like no advertising after all? You can always say so, without logging in.")
    letter.keepsTheRest(contact)
    letter.close(reference, contact)
    return letter.letter("Wij hebben het verzoek ongedaan gemaakt", "We have undone the request")
  }
}
