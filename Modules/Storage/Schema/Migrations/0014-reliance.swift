extension Migration {
  /// A proof that nothing else of the person is left to rest on is relied upon no longer: from that
  /// day its five years run (R13).
  static let reliance = Migration(14, "reliance") { _ in
    """
    ALTER TABLE consent ADD COLUMN relied_until_day BIGINT;
    ALTER TABLE stop ADD COLUMN relied_until_day BIGINT;
    ALTER TABLE lift ADD COLUMN relied_until_day BIGINT;
    """
  }
}
