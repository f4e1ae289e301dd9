extension Migration {
  /// Whose day was worked out under another statement is found as directly as whose day has come: by the head of
  /// that statement's digest, in the same index.
  static let looks = Migration(26, "looks") { sql in
    """
    DROP INDEX standing_due;
    CREATE INDEX standing_due
      ON standing (\(sql.laneFirst)substr(statement_digest, 1, 16), check_day, customer_id);
    DELETE FROM house WHERE name LIKE 'sweptUnder%';
    """
  }
}
