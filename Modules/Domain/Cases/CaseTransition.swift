// The one door through which a case changes. Reading guide: each event names what it needs, and
// every need is a fact already on record. Objections have no way to `refuse` (A4), and nothing
// contradicted has a way to `erase`.

extension CaseState {
  /// The case after `event`, or the reason why it cannot happen now.
  package func applying(_ event: CaseEvent, at moment: Instant) throws(CaseRefusal) -> CaseState {
    guard isOpen else { throw .over(event.name, phase: phase) }
    var next = self
    // A clock that was put back may not stop a stop: no fact is dated before the one it rests on.
    let stamp = max(moment, lastChange)
    switch event {
    case .stop: try next.stop(at: stamp)
    case .announce(let route): try next.announce(route, at: stamp)
    case .prove(let proof): try next.prove(proof, at: stamp, clock: moment)
    case .contradict: try next.contradict(at: stamp)
    case .findNobody: try next.findNobody(at: stamp)
    case .erase: try next.erase(at: stamp, clock: moment)
    case .tell(let recipient): try next.tell(recipient, at: stamp)
    case .confirm(let recipient): try next.confirm(recipient, at: stamp)
    case .giveUp(let recipient): try next.giveUp(recipient, at: stamp, clock: moment)
    case .sendLetter:
      try next.requireAnswer("sendLetter")
      next.letterSent = stamp
    case .failLetter:
      try next.requireAnswer("failLetter")
      next.letterFailed = stamp
    case .failNotice: try next.failNotice(at: stamp)
    case .prolong(let reason): try next.prolong(reason, at: stamp)
    case .refuse(let ground, let actor): try next.refuse(ground, by: actor, at: stamp)
    case .takeBack: try next.takeBack(at: stamp)
    case .complete(let absence): try next.complete(absence, at: stamp)
    case .close: try next.close(at: stamp)
    }
    return next
  }

  private mutating func stop(at moment: Instant) throws(CaseRefusal) {
    guard kind.stopsFirst else { throw .notOfThisKind("stop", kind) }
    guard stopped == nil else { throw .already("stop") }
    stopped = moment
  }

  /// For a stop that is not proven; and, as a cooling-off, for the erasure of an account by somebody
  /// who proved to hold the login: such a person may still be an intruder (T9).
  private mutating func announce(_ route: NoticeRoute, at moment: Instant) throws(CaseRefusal) {
    try requireUndecided("announce")
    guard notice == nil else { throw .already("announce") }
    guard route != .reportOfDeath || kind == .deceased else { throw .notOfThisKind("announce", kind) }
    if kind.acceptsSilence {
      guard stopped != nil else { throw .needs("stop", before: "announce") }
      guard proven == nil else { throw .already("prove") }
    } else {
      guard kind == .erasure else { throw .notOfThisKind("announce", kind) }
      guard proven != nil else { throw .needs("prove", before: "announce") }
    }
    notice = Notice(route: route, sent: moment, until: route.until(from: moment))
  }

  private mutating func prove(_ proof: Proof, at moment: Instant, clock: Instant) throws(CaseRefusal) {
    try requireUndecided("prove")
    guard proven == nil else { throw .already("prove") }
    guard !kind.endsStopped else { throw .notOfThisKind("prove", kind) }
    guard !kind.stopsFirst || stopped != nil else { throw .needs("stop", before: "prove") }
    if proof == .silence {
      guard kind.acceptsSilence else { throw .silenceIsNoProof(kind) }
      guard let notice else { throw .needs("announce", before: "prove") }
      guard noticeFailed == nil else { throw .nobodyWasTold }
      guard clock >= notice.until else { throw .tooEarly("prove", until: notice.until) }
    }
    proven = Proven(by: proof, at: moment)
  }

  /// Even after proof: what is not yet erased can still be put back, what is erased cannot.
  private mutating func contradict(at moment: Instant) throws(CaseRefusal) {
    guard contradicted == nil else { throw .already("contradict") }
    guard refused == nil else { throw .already("refuse") }
    if let erasedHere { throw .tooLateToUndo(erasedHere) }
    guard letterSent == nil else { throw .already("sendLetter") }
    contradicted = moment
  }

  private mutating func findNobody(at moment: Instant) throws(CaseRefusal) {
    try requireUndecided("findNobody")
    guard notice == nil, proven == nil else { throw .somebodyExists }
    guard !kind.stopsFirst || stopped != nil else { throw .needs("stop", before: "findNobody") }
    closed = Closed(because: .nobodyFound, at: moment)
  }

  private mutating func erase(at moment: Instant, clock: Instant) throws(CaseRefusal) {
    guard kind.erases else { throw .notOfThisKind("erase", kind) }
    try requireUndecided("erase")
    guard !kind.stopsFirst || stopped != nil else { throw .needs("stop", before: "erase") }
    guard proven != nil else { throw .needs("prove", before: "erase") }
    // The cooling-off of an account's erasure. The notice of a stop is overtaken by a login or a link.
    if let notice, !kind.acceptsSilence, clock < notice.until { throw .tooEarly("erase", until: notice.until) }
    erasedHere = moment
  }

  private mutating func tell(_ recipient: String, at moment: Instant) throws(CaseRefusal) {
    guard !recipient.isEmpty else { throw .recipientUnnamed }
    guard stopped != nil || proven != nil else { throw .needs("prove", before: "tell") }
    guard contradicted == nil else { throw .already("contradict") }
    guard told[recipient] == nil else { throw .already("tell") }
    told[recipient] = moment
  }

  private mutating func confirm(_ recipient: String, at moment: Instant) throws(CaseRefusal) {
    guard told[recipient] != nil else { throw .needs("tell", before: "confirm") }
    guard confirmed[recipient] == nil else { throw .already("confirm") }
    confirmed[recipient] = moment
    givenUp[recipient] = nil
  }

  private mutating func giveUp(_ recipient: String, at moment: Instant, clock: Instant) throws(CaseRefusal) {
    guard let asked = told[recipient] else { throw .needs("tell", before: "giveUp") }
    guard confirmed[recipient] == nil else { throw .already("confirm") }
    guard givenUp[recipient] == nil else { throw .already("giveUp") }
    let until = asked.day.adding(days: CaseState.daysToConfirm).start
    guard clock >= until else { throw .tooEarly("giveUp", until: until) }
    givenUp[recipient] = moment
  }

  /// What must be on record before an answer can go out, or fail to. A stop that nobody can be told of has
  /// failed to be answered from the start.
  private func requireAnswer(_ event: String) throws(CaseRefusal) {
    guard letterSent == nil else { throw .already("sendLetter") }
    guard letterFailed == nil else { throw .already("failLetter") }
    if contradicted == nil, refused == nil {
      if kind.endsStopped || event == "failLetter" && kind.stopsFirst && proven == nil && notice == nil {
        guard stopped != nil else { throw .needs("stop", before: event) }
      } else {
        guard proven != nil || kind == .complaint else { throw .needs("prove", before: event) }
        guard !kind.erases || erasedHere != nil else { throw .needs("erase", before: event) }
      }
    }
  }

  private mutating func failNotice(at moment: Instant) throws(CaseRefusal) {
    guard kind.acceptsSilence else { throw .notOfThisKind("failNotice", kind) }
    guard notice != nil else { throw .needs("announce", before: "failNotice") }
    guard proven == nil else { throw .already("prove") }
    guard contradicted == nil else { throw .already("contradict") }
    guard noticeFailed == nil else { throw .already("failNotice") }
    noticeFailed = moment
  }

  /// The dates are the deadline's: see `Deadline.prolonged`.
  private mutating func prolong(_ reason: ProlongationReason, at moment: Instant) throws(CaseRefusal) {
    guard prolonged == nil else { throw .already("prolong") }
    guard contradicted == nil else { throw .contradictedBefore("prolong") }
    guard refused == nil else { throw .already("refuse") }
    guard answered == nil else { throw .already(letterSent == nil ? "failLetter" : "sendLetter") }
    prolonged = Prolonged(reason: reason, at: moment)
  }

  private mutating func refuse(_ ground: RefusalGround, by actor: Actor, at moment: Instant) throws(CaseRefusal) {
    guard !kind.isNeverRefused else { throw .neverRefused(kind) }
    try requireUndecided("refuse")
    switch actor {
    // Art. 12(5): a human weighs it and gives reasons. Only a question left unanswered may lapse by itself.
    case .staff: break
    case .scheduler where ground == .notIdentified: break
    case .scheduler, .subject, .unproven, .booker, .recipient, .operator: throw .needsStaff(ground)
    }
    refused = Refused(ground: ground, at: moment)
  }

  private mutating func takeBack(at moment: Instant) throws(CaseRefusal) {
    // A stop is lifted by a new request per channel, never by taking an old one back (A6).
    guard !kind.stopsFirst else { throw .notOfThisKind("takeBack", kind) }
    try requireUndecided("takeBack")
    closed = Closed(because: .takenBack, at: moment)
  }

  private mutating func complete(_ absence: VerifiedAbsence, at moment: Instant) throws(CaseRefusal) {
    guard let erased = erasedHere else { throw .needs("erase", before: "complete") }
    guard answered != nil else { throw .needs("sendLetter", before: "complete") }
    guard absence.reference == reference else { throw .absenceOfAnother(absence.reference) }
    guard absence.reread >= erased else { throw .rereadTooEarly(absence.reread, erased: erased) }
    guard awaitedRecipients.isEmpty else { throw .awaiting(awaitedRecipients) }
    if givenUp.isEmpty {
      completed = moment
    } else {
      // Done here and read again: but `completed` says that everybody confirmed.
      closed = Closed(because: .notConfirmed, at: moment)
    }
  }

  private mutating func close(at moment: Instant) throws(CaseRefusal) {
    // What was erased is completed, not merely closed.
    guard erasedHere == nil else { throw .needs("complete", before: "close") }
    if contradicted != nil {
      closed = Closed(because: .contradicted, at: moment)
    } else if let refused {
      // Nobody to write to, where nobody was identified; every other refusal is a letter (Art. 12(4)).
      guard answered != nil || refused.ground == .notIdentified else { throw .needs("sendLetter", before: "close") }
      closed = Closed(because: .refused, at: moment)
    } else {
      guard answered != nil else { throw .needs("sendLetter", before: "close") }
      guard awaitedRecipients.isEmpty else { throw .awaiting(awaitedRecipients) }
      closed = Closed(because: letterSent == nil ? .unreachable : .answered, at: moment)
    }
  }

  private func requireUndecided(_ event: String) throws(CaseRefusal) {
    guard contradicted == nil else { throw .contradictedBefore(event) }
    guard refused == nil else { throw .already("refuse") }
    guard erasedHere == nil else { throw .already("erase") }
    guard letterSent == nil else { throw .already("sendLetter") }
    guard letterFailed == nil else { throw .already("failLetter") }
  }
}
