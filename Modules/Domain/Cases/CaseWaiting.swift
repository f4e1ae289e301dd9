extension CaseState {
  /// The moment from which the house goes on by itself: silence proves, the cooling-off is over, or nobody has shown
  /// to be the person.
  package var actsAt: Instant? { noticeUntil ?? coolingOffUntil ?? unansweredFrom }

  /// Until when the erasure of an account that was asked for under its own login still waits (T9).
  package var coolingOffUntil: Instant? { kind == .erasure && phase == .proven ? notice?.until : nil }

  /// A request that a colleague took down waits so long for its person to sign in: until the last day on which it can
  /// be answered at all (Art. 12(4)). A longer term was told to somebody whom we knew.
  package var unansweredFrom: Instant? {
    guard isOpen, arrived != nil, !kind.stopsFirst, proven == nil, refused == nil, contradicted == nil else {
      return nil
    }
    let term = Deadline(received: receivedOn, entrance: .unproven)
    guard let prolonged else { return term.legal.start }
    return ((try? term.prolonged(because: prolonged.reason, told: prolonged.at.day)) ?? term).legal.start
  }
}
