extension Migration {
  /// What those who watch the house look at, found without walking past everything that is done; and what was found
  /// out about the house itself, wherever it was looked for.
  static let oversight = Migration(24, "oversight") { sql in
    """
    CREATE INDEX rights_case_open ON rights_case (due_day, received_at, case_id) WHERE closed_day IS NULL;
    CREATE INDEX recipient_instruction_open ON recipient_instruction (recipient, due_day)
      WHERE confirmed_at IS NULL AND given_up_at IS NULL;
    CREATE INDEX case_timing_by_click ON case_timing (asked_at, stopped_at);
    CREATE INDEX case_timing_by_proof ON case_timing (proven_at, unreadable_at, gone_at);

    CREATE TABLE house_check (
      name TEXT NOT NULL PRIMARY KEY,
      checked_at BIGINT NOT NULL,
      faults BIGINT NOT NULL
    ) \(sql.clustered);

    CREATE TABLE sweep_plan (
      day BIGINT NOT NULL,
      rule TEXT NOT NULL,
      category TEXT NOT NULL,
      rows BIGINT NOT NULL,
      PRIMARY KEY (day, rule, category)
    ) \(sql.clustered);
    """
  }
}
