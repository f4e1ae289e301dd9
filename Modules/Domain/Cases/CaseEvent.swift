/// Something that happens to a case. The moment is handed in beside it.
package enum CaseEvent: Hashable, Sendable {
  /// Suppressed and restricted: from now on nothing is sent.
  case stop
  /// Every address on file was told, and how long it has to answer.
  case announce(NoticeRoute)
  case prove(Proof)
  /// "This was not me."
  case contradict
  /// No row of anybody's belongs to what was named.
  case findNobody
  /// The rows are gone from this house, in this very transaction.
  case erase
  /// Others who were given the data have been told (Art. 19).
  case tell(recipient: String)
  case confirm(recipient: String)
  /// Asked three times and never answered: the case waits for them no longer, and says so.
  case giveUp(recipient: String)
  case sendLetter
  /// No letter of the answer reached anybody, by mail or on paper.
  case failLetter
  /// Nobody could be told of a stop that was not proven: from now on silence proves nothing.
  case failNotice
  /// It takes longer than a month, and the person was told why (Art. 12(3)).
  case prolong(ProlongationReason)
  case refuse(RefusalGround, by: Actor)
  /// The person takes the request back.
  case takeBack
  /// Everything declared was read again and is gone, everyone told has confirmed.
  case complete(VerifiedAbsence)
  case close

  package var name: String {
    switch self {
    case .stop: "stop"
    case .announce: "announce"
    case .prove: "prove"
    case .contradict: "contradict"
    case .findNobody: "findNobody"
    case .erase: "erase"
    case .tell: "tell"
    case .confirm: "confirm"
    case .giveUp: "giveUp"
    case .sendLetter: "sendLetter"
    case .failLetter: "failLetter"
    case .failNotice: "failNotice"
    case .prolong: "prolong"
    case .refuse: "refuse"
    case .takeBack: "takeBack"
    case .complete: "complete"
    case .close: "close"
    }
  }
}

/// How it was shown who asks.
package enum Proof: String, CaseIterable, Codable, Sendable {
  case login
  /// A link sent to an address that was on file already, confirmed by a button.
  case link
  /// A member of staff checked what only the person knows, or the register of deaths.
  case staffCheck
  /// Everyone who could contradict was told, and nobody did.
  case silence
}

/// How those concerned were told, which decides how long silence must last.
package enum NoticeRoute: String, CaseIterable, Codable, Sendable {
  case electronic
  /// The only address on file is a postal one.
  case postOnly
  /// A death, reported by a relative.
  case reportOfDeath

  /// The first moment at which silence is an answer.
  package func until(from moment: Instant) -> Instant {
    switch self {
    case .electronic: moment.adding(hours: 72)
    case .postOnly: moment.day.adding(days: 14).at(minute: moment.minuteOfDay)
    case .reportOfDeath: moment.day.adding(days: 30).at(minute: moment.minuteOfDay)
    }
  }
}

/// Why a request that can be refused is; the words are in the letter, with complaint and court
/// (Art. 12(4)).
package enum RefusalGround: String, CaseIterable, Codable, Sendable {
  case notIdentified
  case manifestlyUnfounded, excessive
  case legalObligation, legalClaims
  case rightsOfOthers
  case notApplicable

  package var article: String {
    switch self {
    case .notIdentified: "art. 11(2), 12(2)"
    case .manifestlyUnfounded, .excessive: "art. 12(5)(b)"
    case .legalObligation: "art. 17(3)(b)"
    case .legalClaims: "art. 17(3)(e)"
    case .rightsOfOthers: "art. 15(4), 20(4)"
    case .notApplicable: "art. 12(4)"
    }
  }
}
