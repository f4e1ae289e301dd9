extension Migration {
  /// The audit log: hash-chained lanes in segments of a year. A closed segment leaves whole, its
  /// signed head kept.
  static let audit = Migration(10, "audit") { sql in
    """
    CREATE TABLE audit_segment (
      segment BIGINT NOT NULL PRIMARY KEY,
      released_at BIGINT
    );

    CREATE TABLE audit_entry (
      segment BIGINT NOT NULL,
      lane BIGINT NOT NULL,
      sequence BIGINT NOT NULL,
      at BIGINT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      reference TEXT NOT NULL,
      detail TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (segment, lane, sequence)
    ) \(sql.clustered);
    CREATE INDEX audit_entry_by_subject ON audit_entry (subject, at) WHERE subject <> '';
    \(sql.appendOnly("audit_entry", leaving: "EXISTS (SELECT 1 FROM audit_segment s WHERE s.segment = OLD.segment AND s.released_at IS NOT NULL)"))
    """
  }
}
