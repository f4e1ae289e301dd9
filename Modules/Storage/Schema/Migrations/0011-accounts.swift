extension Migration {
  /// Who may come in, and what limits how often somebody may try.
  static let accounts = Migration(11, "accounts") { sql in
    """
    CREATE TABLE account (
      customer_id BIGINT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('customer', 'booker', 'staff')),
      role TEXT NOT NULL,
      handle TEXT NOT NULL,
      \(sql.bytes("login_digest")),
      password TEXT,
      \(sql.bytes("sealed")),
      last_totp_counter BIGINT NOT NULL,
      created_day BIGINT NOT NULL,
      last_login_day BIGINT NOT NULL,
      role_ended_day BIGINT,
      PRIMARY KEY (customer_id, kind)
    ) \(sql.laidOut("account", by: "customer_id"));
    CREATE INDEX account_by_login ON account (login_digest, kind);

    CREATE TABLE session (
      \(sql.bytes("token_digest")),
      customer_id BIGINT NOT NULL,
      kind TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      used_at BIGINT NOT NULL,
      PRIMARY KEY (token_digest)
    ) \(sql.clustered);
    CREATE INDEX session_by_owner ON session (customer_id, kind);

    CREATE TABLE one_time_link (
      \(sql.bytes("token_digest")),
      purpose TEXT NOT NULL,
      owner_id BIGINT NOT NULL,
      detail TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      consumed_at BIGINT,
      PRIMARY KEY (token_digest)
    ) \(sql.clustered);
    CREATE INDEX one_time_link_by_owner ON one_time_link (owner_id);
    CREATE INDEX one_time_link_by_expiry ON one_time_link (expires_at);

    CREATE TABLE attempt (
      act TEXT NOT NULL,
      \(sql.bytes("who_digest")),
      window_start BIGINT NOT NULL,
      tries BIGINT NOT NULL,
      failures BIGINT NOT NULL,
      last_at BIGINT NOT NULL,
      PRIMARY KEY (act, who_digest)
    ) \(sql.clustered);
    CREATE INDEX attempt_by_age ON attempt (last_at);
    """
  }
}
