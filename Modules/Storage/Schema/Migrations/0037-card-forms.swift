extension Migration {
  /// Whose a card is and since when it is blocked, which NS Extra asks about (S34); and who is in NS Extra, so that nobody
  /// else has to be looked at for it.
  static let cardForms = Migration(37, "card-forms") { _ in
    """
    ALTER TABLE card ADD COLUMN form TEXT NOT NULL DEFAULT 'personal'
      CHECK (form IN ('personal', 'anonymous', 'business', 'department'));
    ALTER TABLE card ADD COLUMN blocked_day BIGINT;
    CREATE INDEX agreement_extra_runs ON agreement (customer_id) WHERE name = 'nsExtra' AND ended_day IS NULL;
    CREATE INDEX agreement_extra_ended ON agreement (ended_day, customer_id)
      WHERE name = 'nsExtra' AND ended_day IS NOT NULL;
    """
  }
}
