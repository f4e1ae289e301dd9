/// To the best address on file, after a request that a colleague took down: it says how to show that it was the person.
/// No link that opens anything: it may lie on a mat for weeks, and be read by somebody else (T1).
package struct IdentityAsked: Letter {
  package var reference: CaseReference
  package var kind: CaseKind
  package var arrived: Day
  /// The last day on which it can be answered.
  package var answerBy: Day
  /// Where one logs in.
  package var site: String
  package var contact: ContactPoints

  package init(
    reference: CaseReference, kind: CaseKind, arrived: Day, answerBy: Day, site: String, contact: ContactPoints
  ) {
    self.reference = reference
    self.kind = kind
    self.arrived = arrived
    self.answerBy = answerBy
    self.site = site
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (asked, until) = (letter.date(arrived), letter.date(answerBy))
    letter.greet(nil)
    switch kind {
    case .erasure:
      letter.say(
        "Op \(asked) kreeg onze klantenservice de vraag om uw gegevens te wissen.",
        "On \(asked) our customer service was asked to erase your data.")
    case .rectification:
      letter.say(
        "Op \(asked) kreeg onze klantenservice de vraag om uw gegevens te verbeteren.",
        "On \(asked) our customer service was asked to correct your data.")
    default:
      letter.say(
        "Op \(asked) kreeg onze klantenservice de vraag welke gegevens wij van u hebben.",
        "On \(asked) our customer service was asked which data we have about you.")
    }
    letter.say(
      "Was u dat? Laat ons dan zien dat u het bent. Log in of vraag een link:\n\(site)",
      "Was it you? Then show us that it is you. Log in, or ask for a link:\n\(site)")
    letter.say(
      "Kies daar hetzelfde nog een keer. Dan is uw vraag meteen beantwoord.",
      "Choose the same there once more. Your request is then answered at once.")
    letter.say(
      "Doe dat vóór \(until). Lukt het niet? Bel ons: \(contact.phone).",
      "Please do so before \(until). If you cannot, call us: \(contact.phone).")
    letter.say(
      "Was u het niet? Dan hoeft u niets te doen. Niemand krijgt iets te zien, en er verandert niets.",
      "Was it not you? Then you do not have to do anything. Nobody sees anything, and nothing changes.")
    letter.close(reference, contact)
    return letter.letter("Laat ons zien dat u het bent", "Show us that it is you")
  }
}
