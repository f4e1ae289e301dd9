/// A detail was changed by somebody signed in: told to the old address as well as the new one, so that
/// nobody is cut off unseen. Says which detail, never what it is.
package struct DetailChanged: Letter {
  package enum Detail: String, CaseIterable, Hashable, Codable, Sendable {
    case name, email, phone, address, password

    func name(in language: Language) -> String {
      switch self {
      case .name: Wording("naam", "name")[language]
      case .email: Wording("e-mailadres", "e-mail address")[language]
      case .phone: Wording("telefoonnummer", "telephone number")[language]
      case .address: Wording("postadres", "postal address")[language]
      case .password: Wording("wachtwoord", "password")[language]
      }
    }
  }

  package var detail: Detail
  package var changedAt: Instant
  /// Others who had the old detail, and were told of the new one (Art. 19).
  package var recipientsTold: [String]
  package var contact: ContactPoints

  package init(detail: Detail, changedAt: Instant, recipientsTold: [String] = [], contact: ContactPoints) {
    self.detail = detail
    self.changedAt = changedAt
    self.recipientsTold = recipientsTold
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (what, when) = (detail.name(in: language), letter.moment(changedAt))
    letter.greet(nil)
    letter.say("Op \(when) is uw \(what) bij ons veranderd.", "On \(when) your \(what) with us was changed.")
    if !recipientsTold.isEmpty {
      letter.say("Wij laten dit ook weten aan:", "We let them know too:")
      letter.list(recipientsTold.map { "\($0)" })
    }
    letter.say(
      "Deed u dit zelf? Dan hoeft u niets te doen.", "Did you do this yourself? Then you do not have to do anything.")
    letter.say(
      "Deed u dit niet? Bel ons dan. Wij zetten het terug.", "Was it not you? Then call us. We will put it back.")
    letter.close(nil, contact)
    return letter.letter("Uw \(what) is veranderd", "Your \(what) was changed")
  }
}
