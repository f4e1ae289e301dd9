import BusinessCards
import Domain

extension Organisations.Role {
  var word: String {
    switch self {
    case .central: say("centraal", "central")
    case .cardholders: say("kaarthouders", "cardholders")
    case .invoicing: say("facturen", "invoicing")
    case .booker: say("boeker", "booker")
    case .cardholder: say("kaarthouder", "cardholder")
    }
  }
}

extension OrganisationCards.Card.State {
  var word: String { wording[Tongue.current] }

  var paint: Screen.Paint {
    switch self {
    case .works: .green
    case .blocked: .yellow
    case .over: .faint
    }
  }
}

extension ContactDetailKind {
  var word: String { wording[Tongue.current] }
}

extension DeskActKind {
  var word: String { wording[Tongue.current] }
}

/// A card by what one reads from it over the telephone.
func shownCard(_ number: String) -> String { "…\(number.suffix(4))" }
