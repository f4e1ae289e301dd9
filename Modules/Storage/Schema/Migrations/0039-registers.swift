extension Migration {
  /// The register of the deceased and the Postfilter, as digests, and of which day each is.
  static let registers = Migration(39, "registers") { sql in
    """
    CREATE TABLE register_file (
      kind TEXT NOT NULL PRIMARY KEY CHECK (kind IN ('deceased', 'postfilter')),
      dated_day BIGINT NOT NULL,
      read_at BIGINT NOT NULL,
      entries BIGINT NOT NULL
    ) \(sql.clustered);

    CREATE TABLE register_entry (
      \(sql.bytes("digest")),
      kind TEXT NOT NULL,
      PRIMARY KEY (digest, kind)
    ) \(sql.clustered);
    """
  }
}
