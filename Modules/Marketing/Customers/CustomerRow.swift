package import Domain

/// One customer as a file of ours names them; nothing in it has been stored yet.
package struct CustomerRow: Hashable, Sendable {
  package var line = 0
  package var customerNumber: String?
  package var given = ""
  package var surname = ""
  package var email: EmailAddress?
  /// On what occasion the person gave that address and was offered a way out; nil where nobody can say (A7b).
  package var emailGiven: Occasion?
  package var phone: PhoneNumber?
  package var address: PostalAddress?
  package var language = Language.nl
  /// The first day on which the person is no longer under 16; nil for an adult (A14).
  package var under16Until: Day?
  package var subscription: String?
  package var card: String?
  /// The card that `card` takes the place of.
  package var replacesCard: String?
  package var since: Day?
  package var ended: Day?
  package var lastContact: Day?
  package var contactKind = ContactEvent.purchase
  /// The day on which the person last gave or confirmed these details (A2).
  package var confirmed: Day?

  package init(given: String, surname: String) {
    self.given = given
    self.surname = surname
  }

  /// A subscription or a card: what makes the row one of a contract.
  package var hasContract: Bool { subscription != nil || card != nil }

  /// The anchor where no contact is known, and never later than the import (A1).
  package func firstRecorded(_ today: Day) -> Day {
    [since, lastContact, confirmed, today].compactMap { $0 }.min() ?? today
  }

  package func recorded(_ today: Day) -> Day { confirmed ?? since ?? today }
}
