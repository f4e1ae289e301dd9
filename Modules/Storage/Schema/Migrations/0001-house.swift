extension Migration {
  /// What the database knows of itself, and the statement it lives by.
  static let house = Migration(1, "house") { sql in
    """
    CREATE TABLE house (
      name TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    );

    CREATE TABLE statement_activation (
      sequence BIGINT NOT NULL PRIMARY KEY,
      version TEXT NOT NULL,
      digest TEXT NOT NULL,
      in_force_from BIGINT NOT NULL UNIQUE,
      \(sql.bytes("source")),
      activated_at BIGINT NOT NULL,
      first_release TEXT NOT NULL,
      second_release TEXT NOT NULL
    );

    CREATE TABLE statement_release (
      plan_digest TEXT NOT NULL,
      staff TEXT NOT NULL,
      released_at BIGINT NOT NULL,
      PRIMARY KEY (plan_digest, staff)
    );
    """
  }
}
