extension Migration {
  /// Questions about everybody are answered from an index in which people of whom the same is true lie together; the
  /// number stands in it, or SQLite looks every row up once more. And what each run of an audience counted, by reason:
  /// numbers, and never a person.
  static let reachReasons = Migration(38, "reach-reasons") { sql in
    """
    CREATE INDEX standing_by_reach ON standing (reach, reach_until, customer_id);

    CREATE TABLE audience_run (
      run_id BIGINT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      at BIGINT NOT NULL,
      statement_version TEXT NOT NULL,
      question TEXT NOT NULL
    ) \(sql.clustered);

    CREATE TABLE audience_run_count (
      run_id BIGINT NOT NULL,
      answer TEXT NOT NULL,
      people BIGINT NOT NULL,
      PRIMARY KEY (run_id, answer)
    ) \(sql.clustered);
    """
  }
}
