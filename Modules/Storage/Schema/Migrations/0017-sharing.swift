extension Migration {
  /// Several schedulers share the work: a lease says who does a part of it, and a claim who carries a
  /// letter. Letters for the printer keep the name of the batch they were put in.
  static let sharing = Migration(17, "sharing") { sql in
    """
    CREATE TABLE lease (
      name TEXT NOT NULL PRIMARY KEY,
      holder TEXT NOT NULL,
      token BIGINT NOT NULL,
      until_at BIGINT NOT NULL,
      done_day BIGINT
    ) \(sql.clustered);
    ALTER TABLE letter ADD COLUMN claim BIGINT;
    ALTER TABLE letter ADD COLUMN batch TEXT;
    """
  }
}
