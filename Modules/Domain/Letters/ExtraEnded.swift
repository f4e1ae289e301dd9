/// NS Extra ended because no card is left with which it goes on (S34): why, what is lost, and what is erased.
package struct ExtraEnded: Letter {
  package var name: String?
  package var because: ExtraObstacle
  package var endedAt: Instant
  package var benefits: [String]
  package var erased: [ErasedItem]
  package var contact: ContactPoints

  package init(
    name: String?, because: ExtraObstacle, endedAt: Instant, benefits: [String], erased: [ErasedItem],
    contact: ContactPoints
  ) {
    self.name = name
    self.because = because
    self.endedAt = endedAt
    self.benefits = benefits
    self.erased = erased
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let when = letter.moment(endedAt)
    letter.greet(name)
    letter.say("Op \(when) is NS Extra voor u gestopt.", "On \(when) NS Extra ended for you.")
    let why = because.words(in: language)
    letter.say("Dit is waarom: \(why)", "This is why: \(why)")
    letter.ended(benefits)
    letter.erased(erased, at: endedAt)
    letter.say(
      "Uw abonnement en uw saldo veranderen hier niet door. Berichten daarover blijven komen.",
      "Your subscription and your balance do not change by this. Messages about them keep coming.")
    letter.say(
      "Hebt u weer een geldige kaart op naam? Dan kunt u opnieuw meedoen, als u dat wilt.",
      "Do you have a valid card in your name again? Then you can join once more, if you like.")
    letter.keepsTheRest(contact)
    letter.close(nil, contact)
    return letter.letter("NS Extra is gestopt", "NS Extra has ended")
  }
}
