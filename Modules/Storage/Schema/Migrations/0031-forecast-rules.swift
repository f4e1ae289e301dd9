extension Migration {
  /// The counts of the night's forecast once more, by the rule that makes each row expire.
  static let forecastRules = Migration(31, "forecast-rules") { sql in
    """
    CREATE TABLE forecast_rule (
      span TEXT NOT NULL CHECK (span IN ('due', 'month')),
      month BIGINT NOT NULL,
      rule TEXT NOT NULL,
      category TEXT NOT NULL,
      rows BIGINT NOT NULL,
      PRIMARY KEY (span, month, rule, category)
    ) \(sql.clustered);
    """
  }
}
