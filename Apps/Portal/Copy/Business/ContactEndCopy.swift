struct ContactEndCopy: PageCopy {
  let heading: @Sendable (_ name: String) -> String
  let text: String
  let selfText: String
  let cardStops: @Sendable (_ card: String) -> String
  let roleTitle: String
  let everything: String
  let successor: String
  let nobody: String
  let button: String
  let back: String
  let done: @Sendable (_ name: String, _ successor: String?) -> String
  let cardStopped: @Sendable (_ card: String) -> String

  static let nl = ContactEndCopy(
    heading: { "\($0) laten stoppen" },
    text: "Deze persoon staat dan niet meer op uw lijst. De eigen gegevens blijven van deze persoon zelf.",
    selfText: "Dit bent u zelf. U houdt dan geen contacten meer bij en wordt uitgelogd.",
    cardStops: { "Kaart \($0) werkt dan meteen niet meer." },
    roleTitle: "Wat stopt er?",
    everything: "Alles: deze persoon gaat weg",
    successor: "Wie neemt het over?",
    nobody: "Niemand",
    button: "Laat stoppen",
    back: "Terug naar deze persoon",
    done: { name, successor in successor.map { "\(name) is gestopt. \($0) neemt het over." } ?? "\(name) is gestopt." },
    cardStopped: { "Kaart \($0) werkt niet meer." })

  static let en = ContactEndCopy(
    heading: { "\($0) leaves" },
    text: "This person is not on your list then. Their own details stay theirs.",
    selfText: "This is you. You then keep no contacts any more and are signed out.",
    cardStops: { "Card \($0) stops working at once." },
    roleTitle: "What stops?",
    everything: "Everything: this person leaves",
    successor: "Who takes over?",
    nobody: "Nobody",
    button: "Yes, end it",
    back: "Back to this person",
    done: { name, successor in successor.map { "\(name) has stopped. \($0) takes over." } ?? "\(name) has stopped." },
    cardStopped: { "Card \($0) does not work any more." })
}
