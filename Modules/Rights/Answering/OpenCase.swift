import Domain
import Storage

/// A case as far as a journey carries it along.
struct OpenCase {
  let id: Int64
  let state: CaseState

  /// Takes a request in: its number, its deadline, and that it came.
  static func begin(
    _ kind: CaseKind, _ scope: Scope, request: CaseTable.Request, entrance: Deadline.Entrance,
    by hand: Hand = .form, _ language: Language, in tx: Transaction
  ) throws -> OpenCase {
    let reference = CaseReference(from: tx.store.entropy)
    // By a clock that is not believed it came when the clock last was: its last day is no later than it should be.
    let state = CaseState(reference, kind, received: try tx.believed, arrived: hand.arrived)
    let due = Deadline(received: state.receivedOn, entrance: entrance).legal
    let actor = entrance == .loggedIn ? .subject : hand.actor
    let id = try CaseTable.open(
      state, scope: scope, language: language, due: due, request: request, by: actor, in: tx)
    try AuditLog.append(
      AuditEntry(
        .caseReceived, by: actor, reference: reference.description,
        detail: ["kind": kind.rawValue, "scope": scope.rawValue].merging(hand.facts) { $1 }), in: tx)
    return OpenCase(id: id, state: state)
  }

  func prove(_ proof: Proof, by actor: Actor, in tx: Transaction) throws -> OpenCase {
    let proven = try advance(self, .prove(proof), by: actor, in: tx)
    try AuditLog.append(
      AuditEntry(
        .proven, by: actor, reference: state.reference.description, detail: ["proof": proof.rawValue]), in: tx)
    return proven
  }
}

/// The one way a journey moves its case: through the pure door, then stored with its event. What
/// every stop and every erasure owes goes with it: the dossier says which ways were closed.
func advance(_ opened: OpenCase, _ event: CaseEvent, by actor: Actor, in tx: Transaction) throws -> OpenCase {
  let state = try opened.state.applying(event, at: tx.now)
  try CaseTable.save(state, after: event, of: opened.id, by: actor, in: tx)
  let moved = OpenCase(id: opened.id, state: state)
  switch event {
  case .stop, .erase: try ClosedWays.record(moved, in: tx)
  default: break
  }
  return moved
}
