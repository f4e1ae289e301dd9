extension Migration {
  /// Who may be given data, what they were told when a purpose ended, and what they answered (Art. 19).
  static let recipients = Migration(21, "recipients") { sql in
    """
    CREATE TABLE recipient (
      recipient_id BIGINT NOT NULL PRIMARY KEY CHECK (recipient_id > 0),
      name TEXT NOT NULL UNIQUE,
      purposes TEXT NOT NULL,
      route TEXT NOT NULL CHECK (route IN ('letter', 'openDSR', 'byHand')),
      language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
      mailbox TEXT NOT NULL,
      endpoint TEXT NOT NULL,
      verifying_key TEXT NOT NULL,
      since_day BIGINT NOT NULL
    );

    CREATE TABLE recipient_instruction (
      case_id BIGINT NOT NULL,
      recipient TEXT NOT NULL,
      route TEXT NOT NULL CHECK (route IN ('letter', 'openDSR', 'byHand')),
      purposes TEXT NOT NULL,
      categories TEXT NOT NULL,
      everything BIGINT NOT NULL CHECK (everything IN (0, 1)),
      request TEXT NOT NULL,
      decided_at BIGINT NOT NULL,
      due_day BIGINT NOT NULL,
      next_at BIGINT,
      attempts BIGINT NOT NULL,
      reminders BIGINT NOT NULL,
      sent_at BIGINT,
      answer TEXT,
      confirmed_at BIGINT,
      confirmed_by TEXT,
      given_up_at BIGINT,
      joined_case_id BIGINT,
      \(sql.bytes("sealed", optional: true)),
      PRIMARY KEY (case_id, recipient)
    ) \(sql.laidOut("recipient_instruction", by: "case_id"));
    CREATE INDEX recipient_instruction_due ON recipient_instruction (next_at) WHERE next_at IS NOT NULL;
    CREATE INDEX recipient_instruction_by_request ON recipient_instruction (request) WHERE request <> '';

    ALTER TABLE disclosure ADD COLUMN \(sql.bytes("sealed", optional: true));
    """
  }
}
