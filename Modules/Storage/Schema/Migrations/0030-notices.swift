extension Migration {
  /// What recipients are told outside of an erasure by a case (Art. 19): that time alone ended what they had data for,
  /// that a detail was corrected, that data may not be used for now. Who it is about lies sealed until they have
  /// answered. And of a disclosure: since when the recipient knows that it has lapsed.
  static let notices = Migration(30, "notices") { sql in
    """
    CREATE TABLE recipient_notice (
      notice_id BIGINT NOT NULL PRIMARY KEY,
      reference TEXT NOT NULL,
      recipient TEXT NOT NULL,
      act TEXT NOT NULL CHECK (act IN ('expired', 'corrected', 'restricted', 'released')),
      route TEXT NOT NULL CHECK (route IN ('letter', 'byHand')),
      people BIGINT NOT NULL,
      case_id BIGINT,
      decided_at BIGINT NOT NULL,
      due_day BIGINT NOT NULL,
      next_at BIGINT,
      reminders BIGINT NOT NULL,
      confirmed_at BIGINT,
      confirmed_by TEXT,
      given_up_at BIGINT,
      recorded_day BIGINT NOT NULL,
      closed_day BIGINT,
      \(sql.bytes("sealed", optional: true))
    ) \(sql.laidOut("recipient_notice", by: "notice_id"));
    CREATE INDEX recipient_notice_open ON recipient_notice (recipient, due_day) WHERE closed_day IS NULL;
    CREATE INDEX recipient_notice_due ON recipient_notice (next_at) WHERE next_at IS NOT NULL;
    CREATE INDEX recipient_notice_by_reference ON recipient_notice (reference) WHERE reference <> '';
    CREATE INDEX recipient_notice_lapses ON recipient_notice (recipient, recorded_day) WHERE act = 'expired';
    CREATE INDEX recipient_notice_closed ON recipient_notice (recorded_day, notice_id) WHERE closed_day IS NOT NULL;

    ALTER TABLE disclosure ADD COLUMN lapsed_day BIGINT;
    """
  }
}
