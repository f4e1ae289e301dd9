package import Domain

/// What the things of the desk are called, in a terminal and on a page alike.
extension OrganisationCards.Card.State {
  package var wording: Wording {
    switch self {
    case .works: Wording("werkt", "works")
    case .blocked: Wording("geblokkeerd", "blocked")
    case .over: Wording("werkt niet meer", "no longer works")
    }
  }
}

extension ContactDetailKind {
  package var wording: Wording {
    switch self {
    case .name: Wording("naam", "name")
    case .function: Wording("functie", "function")
    case .department: Wording("afdeling", "department")
    case .personnelNumber: Wording("personeelsnummer", "personnel number")
    case .email: Wording("e-mail", "e-mail")
    case .phone: Wording("telefoon", "telephone")
    case .address: Wording("adres", "address")
    case .role: Wording("rol", "role")
    case .card: Wording("kaart", "card")
    case .added: Wording("nieuw", "new")
    }
  }
}

extension DeskActKind {
  package var wording: Wording {
    switch self {
    case .contactAdded: Wording("toegevoegd", "added")
    case .contactEdited: Wording("gewijzigd", "edited")
    case .roleAdded: Wording("rol erbij", "role added")
    case .roleEnded: Wording("rol van iemand gestopt", "somebody's role ended")
    case .offboarded: Wording("iemand vertrok en werd opgevolgd", "somebody left and was succeeded")
    case .deactivated: Wording("een kaarthouder gestopt", "a cardholder deactivated")
    case .cardIssued: Wording("kaart uitgegeven", "card issued")
    case .cardReplaced: Wording("kaart vervangen", "card replaced")
    case .cardBlocked: Wording("kaart geblokkeerd", "card blocked")
    case .cardUnblocked: Wording("kaart werkt weer", "card works again")
    case .fileImported: Wording("bestand ingelezen", "file imported")
    case .undone: Wording("teruggedraaid", "undone")
    }
  }
}

extension ImportReport.Outcome {
  package var wording: Wording {
    switch self {
    case .added: Wording("nieuw", "new")
    case .changed: Wording("gewijzigd", "changed")
    case .same: Wording("gelijk", "the same")
    case .perhaps: Wording("misschien bekend", "perhaps known")
    case .bad: Wording("fout", "not right")
    case .skipped: Wording("overgeslagen", "left out")
    }
  }
}
