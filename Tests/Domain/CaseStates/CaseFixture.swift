@testable import Domain
import TestSupport

/// Half past two on a Sunday in November.
let start = Day("2026-11-22")!.at(minute: 14 * 60 + 32)
let staff = Actor.staff("agent-7")

func reference(_ seed: UInt64 = 1) -> CaseReference {
  var dice = Dice(seed: seed)
  let bytes = (0..<32).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
  return CaseReference(from: Entropy { Array(bytes.prefix($0)) })
}

func absence(of reference: CaseReference = reference(), at moment: Instant) throws -> VerifiedAbsence {
  try VerifiedAbsence(
    of: reference, declared: ["contact.email", "counter.value"],
    leftovers: ["contact.email": 0, "counter.value": 0], reread: moment)
}

/// A case to which these events happened, a minute apart.
func caseState(_ kind: CaseKind, _ events: CaseEvent...) throws -> CaseState {
  var state = CaseState(reference(), kind, received: start)
  for (minutes, event) in events.enumerated() {
    state = try state.applying(event, at: start.adding(minutes: minutes + 1))
  }
  return state
}
