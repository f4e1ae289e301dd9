/// Why an event cannot happen to a case now: what is missing, or what came before.
package enum CaseRefusal: Error, Hashable, CustomStringConvertible {
  case over(String, phase: CasePhase)
  case already(String)
  case needs(String, before: String)
  case notOfThisKind(String, CaseKind)
  case neverRefused(CaseKind)
  case needsStaff(RefusalGround)
  case silenceIsNoProof(CaseKind)
  case nobodyWasTold
  case tooEarly(String, until: Instant)
  case contradictedBefore(String)
  case tooLateToUndo(Instant)
  case somebodyExists
  case recipientUnnamed
  case awaiting([String])
  case absenceOfAnother(CaseReference)
  case rereadTooEarly(Instant, erased: Instant)

  package var description: String {
    switch self {
    case .over(let event, let phase): "\(event): the case is \(phase.rawValue); open a new case"
    case .already(let event): "\(event) is on record already"
    case .needs(let needed, let event): "\(event) needs \(needed) first"
    case .notOfThisKind(let event, let kind): "\(event) does not belong to a case of kind \(kind.rawValue)"
    case .neverRefused(let kind): "a case of kind \(kind.rawValue) is never refused (art. 21(3), 7(3)); carry it out"
    case .needsStaff(let ground): "a refusal as \(ground.rawValue) (\(ground.article)) is decided by a member of staff"
    case .silenceIsNoProof(let kind):
      "silence proves nothing for a case of kind \(kind.rawValue); ask for login or link"
    case .nobodyWasTold: "the notice reached nobody, so silence proves nothing; ask for login or link"
    case .tooEarly(let event, let until): "\(event) is too early: wait until \(until)"
    case .contradictedBefore(let event): "\(event): somebody answered 'this was not me'; nothing more is done"
    case .tooLateToUndo(let moment): "erased at \(moment), which cannot be undone; record it as a breach"
    case .somebodyExists: "somebody was told or has proved to be the one; answer them"
    case .recipientUnnamed: "name the recipient who was told"
    case .awaiting(let names): "still waiting for confirmation from \(names.joined(separator: ", "))"
    case .absenceOfAnother(let reference): "the re-read belongs to case \(reference); read again for this one"
    case .rereadTooEarly(let reread, let erased): "read at \(reread), before the erasure at \(erased); read again"
    }
  }
}
