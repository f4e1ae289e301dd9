/// A card, as far as NS Extra asks about it.
package struct ExtraCard: Hashable, Sendable {
  package let form: CardForm
  package let blocked: Day?
  /// The first day on which it no longer counts.
  package let ended: Day?

  package init(form: CardForm, blocked: Day? = nil, ended: Day? = nil) {
    self.form = form
    self.blocked = blocked
    self.ended = ended
  }
}

/// Whose a card is (S34). Another than the person's own gives no NS Extra: nobody could say whose travelling it shows.
package enum CardForm: String, CaseIterable, Codable, Sendable {
  /// In the person's own name.
  case personal
  case anonymous
  /// A company's card in the person's name: the contract is with the employer.
  case business
  /// A company's card that goes from hand to hand.
  case department

  package func name(in language: Language) -> String {
    switch self {
    case .personal: Wording("op naam", "in your name")[language]
    case .anonymous: Wording("anoniem", "anonymous")[language]
    case .business: Wording("van een bedrijf", "of a company")[language]
    case .department: Wording("van een afdeling", "of a department")[language]
    }
  }
}

/// What keeps somebody out of NS Extra; each by name, so that the refusal says what is missing (S33, S34).
package enum ExtraObstacle: Hashable, Sendable {
  case under16
  case noCard
  case anonymousCard
  case businessCard
  case departmentCard
  case blockedCard
  case expiredCard
  case noName
  case noEmail

  /// What is missing, in a sentence, and what to do.
  package func words(in language: Language) -> String {
    wording[language]
  }

  private var wording: Wording {
    switch self {
    case .under16: Wording("NS Extra is er vanaf 16 jaar.", "NS Extra is for people of 16 and older.")
    case .noCard:
      Wording(
        "U hebt bij ons nog geen OV-chipkaart op naam. Vraag die eerst aan.",
        "You have no card in your name with us yet. Apply for one first.")
    case .anonymousCard:
      Wording(
        "Uw OV-chipkaart is anoniem. Vraag een kaart op naam aan.",
        "Your card is anonymous. Apply for a card in your name.")
    case .businessCard:
      Wording(
        "Uw kaart is van uw werk. NS Extra kan alleen met een eigen kaart op naam.",
        "Your card is your employer's. NS Extra needs a card of your own, in your name.")
    case .departmentCard:
      Wording(
        "Uw kaart is van een afdeling. NS Extra kan alleen met een eigen kaart op naam.",
        "Your card is a department's. NS Extra needs a card of your own, in your name.")
    case .blockedCard:
      Wording(
        "Uw OV-chipkaart is geblokkeerd. Vraag een nieuwe kaart aan.", "Your card is blocked. Apply for a new one.")
    case .expiredCard:
      Wording(
        "Uw OV-chipkaart is niet meer geldig. Vraag een nieuwe kaart aan.",
        "Your card is no longer valid. Apply for a new one.")
    case .noName: Wording("Wij hebben uw naam nog niet.", "We do not have your name yet.")
    case .noEmail:
      Wording(
        "Wij hebben nog geen e-mailadres van u. Voeg dat eerst toe.",
        "We do not have an e-mail address of yours yet. Add one first.")
    }
  }
}

/// What keeps somebody out; empty for who may join. One valid card in their own name is enough, whatever other cards there
/// are.
package func extraObstacles(
  cards: [ExtraCard], isUnder16: Bool, hasName: Bool, hasEmail: Bool, on day: Day
) -> [ExtraObstacle] {
  (isUnder16 ? [.under16] : []) + [cardObstacle(cards, on: day)].compactMap { $0 } + (hasName ? [] : [.noName])
    + (hasEmail ? [] : [.noEmail])
}

/// Why none of these cards will do: of the one that comes nearest. Nil where one does.
package func cardObstacle(_ cards: [ExtraCard], on day: Day) -> ExtraObstacle? {
  let obstacles = cards.map { card -> ExtraObstacle? in
    switch card.form {
    case .anonymous: .anonymousCard
    case .department: .departmentCard
    case .business: .businessCard
    case .personal where card.blocked.map { $0 <= day } ?? false: .blockedCard
    case .personal where card.ended.map { $0 <= day } ?? false: .expiredCard
    case .personal: nil
    }
  }
  if obstacles.contains(nil) { return nil }
  let nearest: [ExtraObstacle] = [.blockedCard, .expiredCard, .anonymousCard, .businessCard, .departmentCard]
  return nearest.first(where: obstacles.contains) ?? .noCard
}
