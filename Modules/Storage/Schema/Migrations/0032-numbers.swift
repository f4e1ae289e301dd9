extension Migration {
  /// What those who watch the house look at costs no more the more cases there are.
  ///
  /// `case_latency` counts the cases by how long they took: those of one day, and under day 0 all that are kept.
  /// `counted` says which effects of a case are in it: 1 stopped, 2 unreadable, 4 gone. Nothing is at first: whoever
  /// counts next finds every case there is, and until then it is read where it stands.
  static let numbers = Migration(32, "numbers") { sql in
    """
    CREATE TABLE case_latency (
      effect TEXT NOT NULL CHECK (effect IN ('stopped', 'unreadable', 'gone')),
      day BIGINT NOT NULL,
      at_most BIGINT NOT NULL,
      cases BIGINT NOT NULL,
      milliseconds BIGINT NOT NULL,
      PRIMARY KEY (effect, day, at_most)
    ) \(sql.clustered);
    ALTER TABLE case_timing ADD COLUMN counted BIGINT NOT NULL DEFAULT 0;
    CREATE INDEX case_timing_uncounted ON case_timing (case_id) WHERE counted <>
      CASE WHEN stopped_at - asked_at IS NULL THEN 0 ELSE 1 END
      + CASE WHEN unreadable_at - proven_at IS NULL THEN 0 ELSE 2 END
      + CASE WHEN gone_at - proven_at IS NULL THEN 0 ELSE 4 END;
    DROP INDEX case_timing_by_click;
    DROP INDEX case_timing_by_proof;

    ALTER TABLE rights_case ADD COLUMN answered BIGINT NOT NULL DEFAULT 0;
    UPDATE rights_case SET answered = 1 WHERE EXISTS (
      SELECT 1 FROM case_event e WHERE e.case_id = rights_case.case_id AND e.event IN ('sendLetter', 'failLetter'));
    CREATE INDEX rights_case_unanswered ON rights_case (due_day, received_at, case_id)
      WHERE closed_day IS NULL AND answered = 0;

    DROP INDEX recipient_instruction_open;
    CREATE INDEX recipient_instruction_open ON recipient_instruction (recipient, due_day, reminders, route)
      WHERE confirmed_at IS NULL AND given_up_at IS NULL;
    CREATE INDEX letter_failed ON letter (letter_id) WHERE state = 'failed';
    CREATE INDEX letter_waiting_since ON letter (decided_at) WHERE state = 'waiting';
    """
  }
}
