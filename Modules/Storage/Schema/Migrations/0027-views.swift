extension Migration {
  /// Who of the staff looked at whom, for which case (R19). A row of the person's own, with a life of its own: the
  /// audit log keeps no more than that somebody looked.
  static let views = Migration(27, "views") { sql in
    """
    CREATE TABLE staff_view (
      customer_id BIGINT NOT NULL,
      view_id BIGINT NOT NULL,
      handle TEXT NOT NULL,
      reference TEXT NOT NULL,
      categories TEXT NOT NULL,
      at BIGINT NOT NULL,
      happened_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, view_id)
    ) \(sql.laidOut("staff_view", by: "customer_id"));
    """
  }
}
