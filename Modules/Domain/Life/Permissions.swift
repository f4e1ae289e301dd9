/// Whether a datum may be stored at all.
package enum WriteDecision: Hashable, Sendable {
  case allowed(because: [Purpose: Life])
  case refused(because: [Purpose: Life])

  package var isAllowed: Bool { if case .allowed = self { true } else { false } }
}

/// A datum without a living purpose cannot be written; a hold or restriction keeps what is there
/// and admits nothing new.
package func mayWrite(_ statement: Statement, _ standing: Standing, _ datum: Datum, _ day: Day) -> WriteDecision {
  let lives = livingPurposes(statement, standing, datum, day)
  let living = lives.filter { $0.value.isAlive && !$0.key.onlyKeeps }
  return living.isEmpty ? .refused(because: lives) : .allowed(because: living)
}

/// Whether a datum may be used for one purpose, now.
package enum UseDecision: Hashable, Sendable {
  case allowed(LegalBasis, until: Day?)
  case refused(Ground)
  /// The purpose has nothing to do with this kind of data.
  case notHeld

  package var isAllowed: Bool { if case .allowed = self { true } else { false } }
}

/// The send gate's question, and the audience's. With a lane: by that way of sending alone.
package func mayUse(
  _ statement: Statement, _ standing: Standing, _ datum: Datum, _ day: Day, for purpose: Purpose,
  over lane: Lane? = nil
) -> UseDecision {
  let question = Question(statement, standing, datum, day)
  guard let claim = question.claims.first(where: { $0.purpose == purpose }) else { return .notHeld }
  return question.use(for: claim, over: lane)
}

extension Question {
  func use(for claim: Claim, over lane: Lane?) -> UseDecision {
    switch life(of: claim, over: lane) {
    case nil: return .notHeld
    case .alive(let until, .basis(let basis, _)): return .allowed(basis, until: until)
    // A hold or restriction only keeps: it lives, and is no leave to use anything.
    case .alive(_, let ground), .paused(let ground), .lapsed(_, let ground): return .refused(ground)
    }
  }
}
