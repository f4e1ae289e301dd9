extension Migration {
  /// Travel carries no identity: the owner is a travel_ref, and the only link to a person is one
  /// row of the keyring. No file name and no batch on a row.
  static let travel = Migration(5, "travel") { sql in
    """
    CREATE TABLE raw_trip (
      travel_ref BIGINT NOT NULL,
      month BIGINT NOT NULL,
      \(sql.bytes("trip_key")),
      trip TEXT NOT NULL,
      happened_day BIGINT NOT NULL,
      PRIMARY KEY (travel_ref, month, trip_key)
    ) \(sql.laidOut("raw_trip", by: "travel_ref"));

    CREATE TABLE month_counter (
      travel_ref BIGINT NOT NULL,
      month BIGINT NOT NULL,
      travel_frequency TEXT NOT NULL,
      recency TEXT NOT NULL,
      peak_use TEXT NOT NULL,
      preferred_routes TEXT NOT NULL,
      preferred_stations TEXT NOT NULL,
      ov_fiets TEXT NOT NULL,
      bicycle_parking TEXT NOT NULL,
      travel_revenue TEXT NOT NULL,
      PRIMARY KEY (travel_ref, month)
    ) \(sql.laidOut("month_counter", by: "travel_ref"));

    CREATE TABLE travel_intake (
      travel_ref BIGINT NOT NULL,
      \(sql.bytes("file_digest")),
      month BIGINT NOT NULL,
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (travel_ref, file_digest)
    ) \(sql.laidOut("travel_intake", by: "travel_ref"));
    """
  }
}
