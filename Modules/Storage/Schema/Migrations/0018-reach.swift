extension Migration {
  /// By which ways a person may be written to, worked out ahead, and the day on which that has to be done again: 0
  /// for at once.
  static let reach = Migration(18, "reach") { sql in
    """
    ALTER TABLE standing ADD COLUMN \(sql.bytes("reach", optional: true));
    ALTER TABLE standing ADD COLUMN reach_until BIGINT NOT NULL DEFAULT 0;
    CREATE INDEX standing_by_reach_until ON standing (reach_until);
    """
  }
}
