extension Migration {
  /// When a case's effects were reached: moments and nothing else. Those whose bytes are not gone yet are found
  /// without walking past those that are done.
  static let timing = Migration(20, "timing") { sql in
    """
    CREATE TABLE case_timing (
      case_id BIGINT NOT NULL PRIMARY KEY,
      asked_at BIGINT,
      stopped_at BIGINT,
      proven_at BIGINT,
      erased_at BIGINT,
      unreadable_at BIGINT,
      gone_at BIGINT
    ) \(sql.laidOut("case_timing", by: "case_id"));
    CREATE INDEX case_timing_owed ON case_timing (erased_at) WHERE erased_at IS NOT NULL AND gone_at IS NULL;
    """
  }
}
