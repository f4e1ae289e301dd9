extension Migration {
  /// What a client company's desk needs: the devices its keepers come from, the organisation's own record of cards, and
  /// what was done there lately.
  static let desk = Migration(40, "desk") { sql in
    """
    CREATE TABLE device (
      customer_id BIGINT NOT NULL,
      device_id BIGINT NOT NULL,
      \(sql.bytes("token_digest")),
      scope TEXT NOT NULL CHECK (scope IN ('reading', 'writing')),
      \(sql.bytes("sealed")),
      made_at BIGINT NOT NULL,
      used_at BIGINT NOT NULL,
      used_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, device_id)
    ) \(sql.laidOut("device", by: "customer_id"));
    CREATE INDEX device_by_token ON device (token_digest);

    CREATE TABLE organisation_card (
      organisation_id BIGINT NOT NULL,
      card_id BIGINT NOT NULL,
      form TEXT NOT NULL CHECK (form IN ('business', 'department')),
      \(sql.bytes("sealed")),
      since_day BIGINT NOT NULL,
      ended_day BIGINT,
      blocked_day BIGINT,
      replaces_card_id BIGINT,
      PRIMARY KEY (organisation_id, card_id)
    ) \(sql.clustered);

    CREATE TABLE column_mapping (
      organisation_id BIGINT NOT NULL,
      \(sql.bytes("header_digest")),
      mapping TEXT NOT NULL,
      PRIMARY KEY (organisation_id, header_digest)
    ) \(sql.clustered);

    CREATE TABLE desk_act (
      organisation_id BIGINT NOT NULL,
      act_id BIGINT NOT NULL,
      number BIGINT NOT NULL,
      at BIGINT NOT NULL,
      actor TEXT NOT NULL,
      source TEXT NOT NULL,
      what TEXT NOT NULL,
      card_id BIGINT,
      undone BIGINT NOT NULL CHECK (undone IN (0, 1)),
      PRIMARY KEY (organisation_id, act_id)
    ) \(sql.clustered);
    CREATE UNIQUE INDEX desk_act_by_number ON desk_act (organisation_id, number);

    CREATE TABLE desk_change (
      customer_id BIGINT NOT NULL,
      act_id BIGINT NOT NULL,
      organisation_id BIGINT NOT NULL,
      fields TEXT NOT NULL,
      recorded_day BIGINT NOT NULL,
      role_ended_day BIGINT,
      PRIMARY KEY (customer_id, act_id)
    ) \(sql.laidOut("desk_change", by: "customer_id"));
    CREATE INDEX desk_change_by_act ON desk_change (act_id);

    CREATE TABLE desk_before (
      customer_id BIGINT NOT NULL,
      act_id BIGINT NOT NULL,
      organisation_id BIGINT NOT NULL,
      \(sql.bytes("sealed")),
      recorded_day BIGINT NOT NULL,
      role_ended_day BIGINT,
      PRIMARY KEY (customer_id, act_id)
    ) \(sql.laidOut("desk_before", by: "customer_id"));
    CREATE INDEX desk_before_by_act ON desk_before (act_id);
    """
  }
}
