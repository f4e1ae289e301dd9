extension Migration {
  /// Colleagues who said in a browser that the clock is right: two for one stop.
  static let acceptance = Migration(33, "acceptance") { sql in
    """
    CREATE TABLE clock_acceptance (
      stopped_at BIGINT NOT NULL,
      staff TEXT NOT NULL,
      accepted_at BIGINT NOT NULL,
      PRIMARY KEY (stopped_at, staff)
    ) \(sql.clustered);
    """
  }
}
