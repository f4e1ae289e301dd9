extension Migration {
  /// The evidence a standing is folded from. State is a row with who and when: a stop exists or it
  /// does not.
  static let agreements = Migration(3, "agreements") { sql in
    """
    CREATE TABLE agreement (
      customer_id BIGINT NOT NULL,
      agreement_id BIGINT NOT NULL,
      name TEXT NOT NULL CHECK (name IN ('subscription', 'nsExtra', 'account', 'businessCard')),
      terms TEXT NOT NULL,
      statement_version TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
      since_day BIGINT NOT NULL,
      ended_day BIGINT,
      PRIMARY KEY (customer_id, agreement_id)
    ) \(sql.laidOut("agreement", by: "customer_id"));

    CREATE TABLE consent (
      customer_id BIGINT NOT NULL,
      consent_id BIGINT NOT NULL,
      name TEXT NOT NULL,
      source TEXT NOT NULL CHECK (source IN ('portal', 'doubleOptIn', 'agent', 'import')),
      statement_version TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
      given_at BIGINT NOT NULL,
      confirmed_at BIGINT NOT NULL,
      withdrawn_at BIGINT,
      withdrawn_day BIGINT,
      PRIMARY KEY (customer_id, consent_id)
    ) \(sql.laidOut("consent", by: "customer_id"));

    CREATE TABLE stop (
      customer_id BIGINT NOT NULL,
      stop_id BIGINT NOT NULL,
      act TEXT NOT NULL CHECK (act IN ('optOut', 'objection', 'withdrawal', 'leavingExtra')),
      scope TEXT NOT NULL,
      source TEXT NOT NULL CHECK (source IN ('portal', 'footer', 'oneClick', 'agent', 'import', 'ledger')),
      statement_version TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
      at BIGINT NOT NULL,
      proven_at BIGINT,
      taken_back_at BIGINT,
      PRIMARY KEY (customer_id, stop_id)
    ) \(sql.laidOut("stop", by: "customer_id"));

    CREATE TABLE lift (
      customer_id BIGINT NOT NULL,
      lift_id BIGINT NOT NULL,
      purpose TEXT NOT NULL,
      channel TEXT NOT NULL,
      brand TEXT NOT NULL,
      consent_id BIGINT NOT NULL,
      at BIGINT NOT NULL,
      PRIMARY KEY (customer_id, lift_id)
    ) \(sql.laidOut("lift", by: "customer_id"));

    CREATE TABLE hold (
      customer_id BIGINT NOT NULL,
      hold_id BIGINT NOT NULL,
      ground TEXT NOT NULL,
      owner TEXT NOT NULL,
      since_day BIGINT NOT NULL,
      review_day BIGINT NOT NULL,
      until_day BIGINT,
      PRIMARY KEY (customer_id, hold_id)
    ) \(sql.laidOut("hold", by: "customer_id"));

    CREATE TABLE restriction (
      customer_id BIGINT NOT NULL,
      restriction_id BIGINT NOT NULL,
      case_id BIGINT NOT NULL,
      reason TEXT NOT NULL,
      since_day BIGINT NOT NULL,
      until_day BIGINT,
      PRIMARY KEY (customer_id, restriction_id)
    ) \(sql.laidOut("restriction", by: "customer_id"));
    """
  }
}
