extension Migration {
  /// What the relationship itself is kept with: the categories of S2.
  static let relationship = Migration(4, "relationship") { sql in
    """
    CREATE TABLE purchase (
      customer_id BIGINT NOT NULL,
      purchase_id BIGINT NOT NULL,
      \(sql.bytes("sealed")),
      happened_day BIGINT NOT NULL,
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, purchase_id)
    ) \(sql.laidOut("purchase", by: "customer_id"));

    CREATE TABLE contact_event (
      customer_id BIGINT NOT NULL,
      event_id BIGINT NOT NULL,
      kind TEXT NOT NULL,
      own_act BIGINT NOT NULL CHECK (own_act IN (0, 1)),
      \(sql.bytes("sealed")),
      happened_day BIGINT NOT NULL,
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, event_id)
    ) \(sql.laidOut("contact_event", by: "customer_id"));

    CREATE TABLE profile (
      customer_id BIGINT NOT NULL,
      profile_id BIGINT NOT NULL,
      \(sql.bytes("sealed")),
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, profile_id)
    ) \(sql.laidOut("profile", by: "customer_id"));

    CREATE TABLE engagement (
      customer_id BIGINT NOT NULL,
      engagement_id BIGINT NOT NULL,
      surface TEXT NOT NULL CHECK (surface IN ('email', 'website')),
      consent_id BIGINT NOT NULL,
      \(sql.bytes("sealed")),
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, engagement_id)
    ) \(sql.laidOut("engagement", by: "customer_id"));

    CREATE TABLE preference (
      customer_id BIGINT NOT NULL,
      preference_id BIGINT NOT NULL,
      \(sql.bytes("sealed")),
      stated_at BIGINT NOT NULL,
      stated_in TEXT NOT NULL CHECK (stated_in IN ('portal', 'phone', 'mail', 'letter', 'counter')),
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, preference_id)
    ) \(sql.laidOut("preference", by: "customer_id"));

    CREATE TABLE extra_benefit (
      customer_id BIGINT NOT NULL,
      benefit_id BIGINT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('profile', 'coupon')),
      \(sql.bytes("sealed")),
      recorded_day BIGINT NOT NULL,
      redeemed_day BIGINT,
      PRIMARY KEY (customer_id, benefit_id)
    ) \(sql.laidOut("extra_benefit", by: "customer_id"));

    CREATE TABLE disclosure (
      customer_id BIGINT NOT NULL,
      disclosure_id BIGINT NOT NULL,
      recipient TEXT NOT NULL,
      purpose TEXT NOT NULL,
      fields TEXT NOT NULL,
      consent_id BIGINT,
      happened_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, disclosure_id)
    ) \(sql.laidOut("disclosure", by: "customer_id"));
    """
  }
}
