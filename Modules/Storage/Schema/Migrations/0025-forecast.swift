extension Migration {
  /// What expires when, as the night's work counted it: a page shows it without looking at anybody.
  static let forecast = Migration(25, "forecast") { sql in
    """
    CREATE TABLE forecast (
      as_of BIGINT NOT NULL PRIMARY KEY,
      months BIGINT NOT NULL,
      people BIGINT NOT NULL,
      examined BIGINT NOT NULL
    ) \(sql.clustered);

    CREATE TABLE forecast_line (
      span TEXT NOT NULL CHECK (span IN ('due', 'month', 'beyond')),
      month BIGINT NOT NULL,
      category TEXT NOT NULL,
      rows BIGINT NOT NULL,
      PRIMARY KEY (span, month, category)
    ) \(sql.clustered);
    """
  }
}
