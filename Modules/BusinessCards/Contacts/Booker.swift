package import Domain
package import Storage

/// Somebody signed in to keep their organisation's contacts right.
package struct Booker: Hashable, Sendable {
  package let customer: Int64
  /// Who the audit log names: the account's own handle.
  package let actor: Actor

  package init(customer: Int64, actor: Actor) {
    self.customer = customer
    self.actor = actor
  }

  /// The one organisation a booker works in; nobody works across two.
  package func organisation(in tx: Transaction) throws -> Organisations.Organisation {
    let kept = try Organisations.kept(by: customer, in: tx)
    guard let organisation = kept.first else { throw ContactRefusal.noOrganisation }
    guard kept.count == 1 else { throw ContactRefusal.severalOrganisations }
    return organisation
  }
}

/// Why a contact cannot be shown or changed. An unknown handle and another organisation's are told
/// alike, so that nobody learns who works elsewhere (T3).
package enum ContactRefusal: Error, Hashable, CustomStringConvertible {
  case noOrganisation
  case severalOrganisations
  case notInYourOrganisation
  case nothingToChange
  /// No purpose may hold it any more: the card has ended.
  case noLivingPurpose

  package var description: String {
    switch self {
    case .noOrganisation:
      "You have no role in which you keep an organisation's contacts. Ask your central contact person for one."
    case .severalOrganisations:
      "You have a role in more than one organisation. Ask NS Zakelijk for an account for each of them."
    case .notInYourOrganisation:
      "Your organisation has no such person. The handles of your people are in: zakelijk contacts list. "
        + "Nothing was changed."
    case .nothingToChange: "There is nothing to change: give --email, --phone or an address."
    case .noLivingPurpose:
      "This person has no card or booking agreement with us any more, so no new details may be kept. "
        + "Nothing was changed."
    }
  }
}
