extension Migration {
  /// What keeps the scheduler from erasing by a wrong clock, or too much at once: verdicts are rows, so that several
  /// schedulers agree and a restart forgets nothing (T18).
  static let guards = Migration(23, "guards") { sql in
    """
    CREATE TABLE work_clock (
      name TEXT NOT NULL PRIMARY KEY,
      worked_at BIGINT NOT NULL,
      stopped_at BIGINT,
      stopped_because TEXT
    ) \(sql.clustered);

    CREATE TABLE sweep_wait (
      rule TEXT NOT NULL PRIMARY KEY,
      day BIGINT NOT NULL,
      relationships BIGINT NOT NULL,
      others BIGINT NOT NULL,
      bound BIGINT NOT NULL,
      since_at BIGINT NOT NULL,
      escalated_at BIGINT
    ) \(sql.clustered);

    CREATE TABLE sweep_release (
      day BIGINT NOT NULL,
      rule TEXT NOT NULL,
      ceiling BIGINT NOT NULL,
      first_run BIGINT NOT NULL,
      staff TEXT NOT NULL,
      released_at BIGINT NOT NULL,
      PRIMARY KEY (day, rule, ceiling, first_run, staff)
    ) \(sql.clustered);

    CREATE TABLE sweep_forecast (
      day BIGINT NOT NULL,
      rule TEXT NOT NULL,
      rows BIGINT NOT NULL,
      PRIMARY KEY (day, rule)
    ) \(sql.clustered);

    CREATE TABLE self_check (
      day BIGINT NOT NULL PRIMARY KEY,
      checked_at BIGINT NOT NULL,
      people BIGINT NOT NULL,
      differences BIGINT NOT NULL
    ) \(sql.clustered);
    """
  }
}
