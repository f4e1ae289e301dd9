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
  var word: String {
    switch self {
    case .works: say("werkt", "works")
    case .blocked: say("geblokkeerd", "blocked")
    case .over: say("werkt niet meer", "over")
    }
  }

  var paint: Screen.Paint {
    switch self {
    case .works: .green
    case .blocked: .yellow
    case .over: .faint
    }
  }
}

extension ContactDetailKind {
  var word: String {
    switch self {
    case .name: say("naam", "name")
    case .function: say("functie", "function")
    case .department: say("afdeling", "department")
    case .personnelNumber: say("personeelsnummer", "personnel number")
    case .email: say("e-mail", "e-mail")
    case .phone: say("telefoon", "telephone")
    case .address: say("adres", "address")
    case .role: say("rol", "role")
    case .card: say("kaart", "card")
    case .added: say("nieuw", "new")
    }
  }
}

extension DeskActKind {
  var word: String {
    switch self {
    case .contactAdded: say("toegevoegd", "added")
    case .contactEdited: say("gewijzigd", "edited")
    case .roleAdded: say("rol erbij", "role added")
    case .roleEnded: say("rol van iemand gestopt", "somebody's role ended")
    case .offboarded: say("iemand vertrok en werd opgevolgd", "somebody left and was succeeded")
    case .deactivated: say("een kaarthouder gestopt", "a cardholder deactivated")
    case .cardIssued: say("kaart uitgegeven", "card issued")
    case .cardReplaced: say("kaart vervangen", "card replaced")
    case .cardBlocked: say("kaart geblokkeerd", "card blocked")
    case .cardUnblocked: say("kaart werkt weer", "card works again")
    case .fileImported: say("bestand ingelezen", "file imported")
    case .undone: say("teruggedraaid", "undone")
    }
  }
}

/// A card by what one reads from it over the telephone.
func shownCard(_ number: String) -> String { "…\(number.suffix(4))" }
