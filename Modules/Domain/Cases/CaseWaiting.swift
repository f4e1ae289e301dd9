extension CaseState {
  /// The moment from which the house goes on by itself: silence proves, or the cooling-off is over.
  package var actsAt: Instant? { noticeUntil ?? coolingOffUntil }

  /// Until when the erasure of an account that was asked for under its own login still waits (T9).
  package var coolingOffUntil: Instant? { kind == .erasure && phase == .proven ? notice?.until : nil }
}
