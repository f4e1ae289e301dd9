extension Migration {
  /// The word for a year of the audit log that left at its age (R15): where it ended, signed. Without one a missing year
  /// is a break.
  static let ageing = Migration(28, "ageing") { sql in
    """
    CREATE TABLE audit_release (
      segment BIGINT NOT NULL PRIMARY KEY,
      release TEXT NOT NULL,
      signed_by TEXT NOT NULL,
      signature TEXT NOT NULL
    ) \(sql.clustered);
    """
  }
}
