/// To somebody whose employer gave us their details for a Business Card: what Art. 14 asks, within a
/// month of receiving them. Employer and railway each answer for their own part.
package struct BusinessCardNote: Letter {
  package var name: String?
  package var employer: String
  /// The day the details came in.
  package var receivedOn: Day
  package var held: [KeptItem]
  package var statementURL: String
  package var stopLink: String
  package var contact: ContactPoints

  package init(
    name: String?, employer: String, receivedOn: Day, held: [KeptItem], statementURL: String, stopLink: String,
    contact: ContactPoints
  ) {
    self.name = name
    self.employer = employer
    self.receivedOn = receivedOn
    self.held = held
    self.statementURL = statementURL
    self.stopLink = stopLink
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let received = letter.date(receivedOn)
    letter.greet(name)
    letter.say(
      "Op \(received) gaf \(employer) ons uw gegevens. Dat was voor een NS-Business Card.",
      "On \(received) \(employer) gave us your details. That was for an NS-Business Card.")
    letter.say(
      "U mag altijd nee zeggen tegen reclame van ons. Dat werkt meteen:\n\(stopLink)",
      "You may always say no to advertising from us. It works at once:\n\(stopLink)")
    letter.say("Dit hebben wij van u:", "This is what we have about you:")
    letter.table(held)
    letter.say(
      "U kunt uw gegevens inzien, verbeteren, meenemen of laten wissen. U kunt ons ook vragen ze even niet te gebruiken.",
      "You can see your data, correct them, take them with you or have them erased. You can also ask us to pause using them."
    )
    letter.say(
      "\(employer) en \(contact.sender) zorgen ieder voor hun eigen deel. Uw keuzes bij ons hoort uw werkgever niet.",
      "\(employer) and \(contact.sender) each look after their own part. Your employer does not hear what you choose with us."
    )
    letter.say(
      "Alles staat in onze verklaring:\n\(statementURL)", "You find everything in our statement:\n\(statementURL)")
    if !held.isEmpty { letter.remedies(contact) }
    letter.close(nil, contact)
    return letter.letter("Wij kregen uw gegevens van uw werkgever", "Your employer gave us your details")
  }
}
