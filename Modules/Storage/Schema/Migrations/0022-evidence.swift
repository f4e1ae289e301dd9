extension Migration {
  /// What a file of evidence is made of and leaves behind: a letter's digest for as long as the letter's row is
  /// kept, a case's entries in the log, and of each file its digest and signature alone.
  static let evidence = Migration(22, "evidence") { sql in
    """
    ALTER TABLE letter ADD COLUMN digest TEXT;

    CREATE TABLE case_evidence (
      case_id BIGINT NOT NULL,
      sequence BIGINT NOT NULL,
      made_at BIGINT NOT NULL,
      digest TEXT NOT NULL,
      signature TEXT NOT NULL,
      PRIMARY KEY (case_id, sequence)
    ) \(sql.laidOut("case_evidence", by: "case_id"));

    CREATE INDEX audit_entry_by_reference ON audit_entry (reference) WHERE reference <> '';
    """
  }
}
