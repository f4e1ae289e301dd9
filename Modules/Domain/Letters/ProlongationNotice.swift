/// It takes longer than a month: told within that month, with the reason (Art. 12(3)).
package struct ProlongationNotice: Letter {
  package var name: String?
  package var reference: CaseReference
  package var received: Day
  package var reason: ProlongationReason
  /// The legal date of the longer term.
  package var answerBy: Day
  package var contact: ContactPoints

  package init(
    name: String?, reference: CaseReference, received: Day, reason: ProlongationReason, answerBy: Day,
    contact: ContactPoints
  ) {
    self.name = name
    self.reference = reference
    self.received = received
    self.reason = reason
    self.answerBy = answerBy
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (asked, until) = (letter.date(received), letter.date(answerBy))
    letter.greet(name)
    letter.say(
      "Op \(asked) kregen wij uw verzoek. Het antwoord kost ons meer tijd dan een maand. Dat spijt ons.",
      "On \(asked) we received your request. The answer takes us longer than a month. We are sorry for that.")
    switch reason {
    case .complexity:
      letter.say(
        "De reden: uw gegevens staan op veel plaatsen. Wij willen ze zorgvuldig nagaan.",
        "The reason: your data are in many places. We want to go through them with care.")
    case .numberOfRequests:
      letter.say(
        "De reden: u stuurde ons meer verzoeken. Wij willen ze samen goed beantwoorden.",
        "The reason: you sent us several requests. We want to answer them together and well.")
    }
    letter.say(
      "U krijgt ons antwoord uiterlijk op \(until). Lukt het eerder, dan hoort u het eerder.",
      "You will have our answer by \(until) at the latest. If we can, you will hear sooner.")
    letter.nothingToDo()
    letter.remedies(contact)
    letter.close(reference, contact)
    return letter.letter("Uw verzoek kost ons meer tijd", "Your request takes us more time")
  }
}
