/// The columns of a customer file, by the names its first line uses.
package enum CustomerColumn: String, CaseIterable, Sendable {
  case customerNumber, given, surname, email, emailGiven, phone
  case street, houseNumber, postcode, place
  case language, under16Until
  case subscription, card, replacesCard, since, ended
  case lastContact, contactKind, confirmed

  /// For `--help`, the documentation and the person who has to mend a field.
  package var meaning: String {
    switch self {
    case .customerNumber: "digits; a number already on file: the row is a further card of that customer"
    case .given: "given name or initials"
    case .surname: "surname with its prefix, such as 'de Vries'; the one column that must be filled"
    case .email: "one mail address"
    case .emailGiven:
      "sale or account, where the person gave it then and was offered a way out; empty: advertising needs consent"
    case .phone: "one telephone number, such as 06 12345678"
    case .street: "street; all four columns of the address, or none"
    case .houseNumber: "number with its addition, such as 12 A"
    case .postcode: "four digits and two letters"
    case .place: "town"
    case .language: "nl or en; empty is nl"
    case .under16Until: "YYYY-MM-DD on which a child turns 16; empty for an adult"
    case .subscription: "name of the subscription; needs 'since'"
    case .card: "card number, 8 to 19 digits; needs 'since'; a number already on file marks the row as known"
    case .replacesCard: "the customer's card that this one takes the place of; needs 'customerNumber' and 'card'"
    case .since: "YYYY-MM-DD on which the subscription or card began"
    case .ended: "YYYY-MM-DD on which it ended; empty while it runs"
    case .lastContact: "YYYY-MM-DD of the person's own last contact; empty if none is known"
    case .contactKind: "what that contact was, such as purchase or inboundPhone; empty is purchase"
    case .confirmed: "YYYY-MM-DD on which the person last confirmed these details; empty is 'since'"
    }
  }
}
