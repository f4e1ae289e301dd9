extension Migration {
  /// Campaigns and, of every message in one, the receipt: what was decided about it, on which ground, and what became
  /// of it. One row a person and campaign: nobody gets the same one twice. What was handed to a printer is a batch
  /// (S25); where mail came back from, a keyed digest (R20).
  static let campaigns = Migration(35, "campaigns") { sql in
    """
    DROP INDEX letter_advertising;

    CREATE TABLE campaign (
      campaign_id BIGINT NOT NULL PRIMARY KEY CHECK (campaign_id > 0),
      name TEXT NOT NULL UNIQUE,
      draft TEXT NOT NULL,
      digest TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('draft', 'released', 'sending', 'finished')),
      author TEXT NOT NULL,
      drafted_at BIGINT NOT NULL,
      released_by TEXT,
      released_at BIGINT,
      statement_version TEXT,
      halted_at BIGINT,
      finished_at BIGINT
    );

    CREATE TABLE campaign_message (
      customer_id BIGINT NOT NULL,
      campaign_id BIGINT NOT NULL,
      message_id BIGINT NOT NULL,
      campaign TEXT NOT NULL,
      purpose TEXT NOT NULL,
      channel TEXT NOT NULL,
      brand TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'leaving', 'sent', 'refused', 'failed', 'recalled')),
      basis TEXT,
      consent TEXT,
      agreement TEXT,
      reason TEXT,
      statement_version TEXT,
      language TEXT,
      digest TEXT,
      decided_at BIGINT,
      sent_at BIGINT,
      batch TEXT,
      attempts BIGINT NOT NULL,
      claim BIGINT,
      claimed_until BIGINT,
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, campaign_id)
    ) \(sql.laidOut("campaign_message", by: "customer_id"));
    CREATE INDEX campaign_message_open ON campaign_message (campaign_id, customer_id)
      WHERE state IN ('waiting', 'leaving');
    CREATE INDEX campaign_message_by_id ON campaign_message (message_id);
    CREATE INDEX campaign_message_recalled ON campaign_message (batch) WHERE state = 'recalled';

    CREATE TABLE print_batch (
      batch TEXT NOT NULL PRIMARY KEY,
      campaign_id BIGINT NOT NULL,
      channel TEXT NOT NULL,
      letters BIGINT NOT NULL,
      digest TEXT NOT NULL,
      handed_at BIGINT NOT NULL,
      until_day BIGINT NOT NULL,
      recalled BIGINT NOT NULL
    );

    CREATE TABLE unusable_address (
      kind TEXT NOT NULL,
      \(sql.bytes("digest")),
      why TEXT NOT NULL CHECK (why IN ('bounced', 'complained')),
      since_day BIGINT NOT NULL,
      PRIMARY KEY (kind, digest)
    ) \(sql.clustered);
    """
  }
}
