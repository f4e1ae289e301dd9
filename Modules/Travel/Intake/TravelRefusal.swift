/// Why nothing of a file is taken in. No message shows a whole card number.
package enum TravelRefusal: Error, Hashable, Sendable {
  /// What was given as a card is none.
  case noCardNumber
  case cardsContradict(given: String, inName: String)
  /// No row names a card, and none was given.
  case cardMissing
  /// The regulator found in 2012 that travel of anonymous cards had been used, and had it destroyed (CBP 2012).
  case nobodysCard(ending: String)
  case sharedCard(ending: String)
}

extension TravelRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noCardNumber:
      "The card given is no card number. Give its digits, with or without spaces; nothing was stored."
    case .cardsContradict(let given, let inName):
      "The file's name speaks of the card \(inName), and the card given is \(given). "
        + "Give the file's own card, or none; nothing was stored."
    case .cardMissing:
      "No row of this file names a card. Say whose card it is (--card); nothing was stored."
    case .nobodysCard(let ending):
      "The card \(ending) is in nobody's name here. Travel of anonymous cards and department cards is not taken in "
        + "(CBP 2012). If it is a personal card, register it to its holder and import again; nothing was stored."
    case .sharedCard(let ending):
      "The card \(ending) stands in the name of more than one person. Correct the registration, so that it has one "
        + "holder, and import again; nothing was stored."
    }
  }
}
