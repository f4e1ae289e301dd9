extension Migration {
  /// A rights case, its history and what it did. Its owner is the case: a request that names an
  /// address we do not know has no person.
  static let cases = Migration(6, "cases") { sql in
    """
    CREATE TABLE rights_case (
      case_id BIGINT NOT NULL PRIMARY KEY CHECK (case_id > 0),
      kind TEXT NOT NULL,
      scope TEXT NOT NULL,
      state TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
      received_at BIGINT NOT NULL,
      received_day BIGINT NOT NULL,
      due_day BIGINT NOT NULL,
      acts_at BIGINT,
      closed_day BIGINT,
      statement_version TEXT NOT NULL,
      \(sql.bytes("sealed")),
      certificate_digest TEXT,
      certificate_signature TEXT
    )\(sql.partitioned("rights_case", by: "case_id"));
    CREATE INDEX rights_case_by_acts_at ON rights_case (acts_at) WHERE acts_at IS NOT NULL;

    CREATE TABLE case_event (
      case_id BIGINT NOT NULL,
      sequence BIGINT NOT NULL,
      event TEXT NOT NULL,
      at BIGINT NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (case_id, sequence)
    ) \(sql.laidOut("case_event", by: "case_id"));

    CREATE TABLE case_outcome (
      case_id BIGINT NOT NULL,
      sequence BIGINT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('erased', 'kept', 'suppressed')),
      category TEXT NOT NULL,
      rows BIGINT NOT NULL,
      purpose TEXT,
      source TEXT,
      until_day BIGINT,
      PRIMARY KEY (case_id, sequence)
    ) \(sql.laidOut("case_outcome", by: "case_id"));

    CREATE TABLE customer_case (
      customer_id BIGINT NOT NULL,
      case_id BIGINT NOT NULL,
      closed_day BIGINT,
      PRIMARY KEY (customer_id, case_id)
    ) \(sql.laidOut("customer_case", by: "customer_id"));

    CREATE TABLE case_reference (
      reference TEXT NOT NULL PRIMARY KEY,
      case_id BIGINT NOT NULL UNIQUE
    );

    CREATE TABLE access_export (
      customer_id BIGINT NOT NULL,
      export_id BIGINT NOT NULL,
      case_id BIGINT NOT NULL,
      \(sql.bytes("sealed")),
      downloads BIGINT NOT NULL,
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, export_id)
    ) \(sql.laidOut("access_export", by: "customer_id"));
    """
  }
}
