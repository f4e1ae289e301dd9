extension Migration {
  /// The keyring's own database: what is destroyed here makes rows elsewhere unreadable or
  /// nobody's.
  static let keys = Migration(1, "keys") { sql in
    """
    CREATE TABLE house (
      name TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    );

    CREATE TABLE wrapped_key (
      owner_id BIGINT NOT NULL,
      compartment TEXT NOT NULL,
      \(sql.bytes("wrapped")),
      master_id TEXT NOT NULL,
      PRIMARY KEY (owner_id, compartment)
    ) \(sql.clustered);

    CREATE TABLE travel_link (
      customer_id BIGINT NOT NULL PRIMARY KEY,
      travel_ref BIGINT NOT NULL UNIQUE
    );

    CREATE TABLE ledger_copy (
      sequence BIGINT NOT NULL PRIMARY KEY,
      entry TEXT NOT NULL,
      audit_head TEXT NOT NULL
    );
    \(sql.unsampled("wrapped_key", "wrapped"))
    \(sql.unsampled("travel_link", "travel_ref"))
    """
  }
}
