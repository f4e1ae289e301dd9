extension Migration {
  /// What a hand-over to a recipient rests on: what they are to us, what was signed, where the data lie, and what allows
  /// them to leave the EEA. Whoever was entered before has none of it, and is handed nothing until it is entered.
  static let handOver = Migration(36, "hand-over") { _ in
    """
    ALTER TABLE recipient ADD COLUMN role TEXT NOT NULL DEFAULT '';
    ALTER TABLE recipient ADD COLUMN services TEXT NOT NULL DEFAULT '';
    ALTER TABLE recipient ADD COLUMN country TEXT NOT NULL DEFAULT '';
    ALTER TABLE recipient ADD COLUMN agreement TEXT NOT NULL DEFAULT '';
    ALTER TABLE recipient ADD COLUMN agreement_from BIGINT;
    ALTER TABLE recipient ADD COLUMN agreement_until BIGINT;
    ALTER TABLE recipient ADD COLUMN security TEXT NOT NULL DEFAULT '';
    ALTER TABLE recipient ADD COLUMN retention TEXT NOT NULL DEFAULT '';
    ALTER TABLE recipient ADD COLUMN instrument TEXT NOT NULL DEFAULT '';
    ALTER TABLE recipient ADD COLUMN instrument_reference TEXT NOT NULL DEFAULT '';
    ALTER TABLE recipient ADD COLUMN assessment TEXT NOT NULL DEFAULT '';
    ALTER TABLE recipient ADD COLUMN instrument_until BIGINT;
    """
  }
}
