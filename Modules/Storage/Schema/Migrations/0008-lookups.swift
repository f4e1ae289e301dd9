extension Migration {
  /// Digest to owner, exact matches only; and the suppression list, which has no owner at all.
  static let lookups = Migration(8, "lookups") { sql in
    """
    CREATE TABLE lookup (
      kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'card', 'customerNumber', 'nameAndBirthDate', 'address')),
      \(sql.bytes("digest")),
      customer_id BIGINT NOT NULL,
      row_id BIGINT NOT NULL,
      PRIMARY KEY (kind, digest, customer_id, row_id)
    ) \(sql.clustered);
    CREATE INDEX lookup_by_owner ON lookup (customer_id, row_id);

    CREATE TABLE suppression (
      kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'address')),
      \(sql.bytes("digest")),
      channel TEXT NOT NULL,
      brand TEXT NOT NULL,
      scope TEXT NOT NULL,
      since_at BIGINT NOT NULL,
      source TEXT NOT NULL,
      PRIMARY KEY (kind, digest, channel, brand, scope)
    ) \(sql.clustered);
    """
  }
}
