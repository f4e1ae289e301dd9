extension Migration {
  /// Letters decided but not yet carried, each sealed under a key of its own.
  static let outbox = Migration(7, "outbox") { sql in
    """
    CREATE TABLE letter (
      letter_id BIGINT NOT NULL PRIMARY KEY CHECK (letter_id > 0),
      case_id BIGINT,
      kind TEXT NOT NULL,
      route TEXT NOT NULL CHECK (route IN ('email', 'print')),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
      \(sql.bytes("sealed", optional: true)),
      decided_at BIGINT NOT NULL,
      next_attempt_at BIGINT NOT NULL,
      attempts BIGINT NOT NULL,
      sent_at BIGINT,
      recorded_day BIGINT NOT NULL
    )\(sql.partitioned("letter", by: "letter_id"));
    CREATE INDEX letter_waiting ON letter (next_attempt_at) WHERE state = 'waiting';
    CREATE INDEX letter_of_case ON letter (case_id) WHERE case_id IS NOT NULL;
    """
  }
}
