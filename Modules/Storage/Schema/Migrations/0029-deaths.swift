extension Migration {
  /// That somebody was reported to have died, by whom and for which day (R11). A report that was wrong goes.
  static let deaths = Migration(29, "deaths") { sql in
    """
    CREATE TABLE death_report (
      customer_id BIGINT NOT NULL,
      report_id BIGINT NOT NULL,
      case_id BIGINT NOT NULL,
      stop_id BIGINT NOT NULL,
      source TEXT NOT NULL CHECK (source IN ('relatives', 'register')),
      died_day BIGINT,
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, report_id)
    ) \(sql.laidOut("death_report", by: "customer_id"));
    """
  }
}
