extension Migration {
  /// Client companies of NS Zakelijk and the roles people have there. What is the organisation's
  /// (name, KvK number) is not personal data; what is a person's hangs off the person.
  static let organisations = Migration(12, "organisations") { sql in
    """
    CREATE TABLE organisation (
      organisation_id BIGINT NOT NULL PRIMARY KEY CHECK (organisation_id > 0),
      name TEXT NOT NULL,
      kvk_number TEXT NOT NULL UNIQUE,
      since_day BIGINT NOT NULL,
      ended_day BIGINT
    );

    CREATE TABLE organisation_role (
      customer_id BIGINT NOT NULL,
      organisation_id BIGINT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('central', 'cardholders', 'invoicing', 'booker', 'cardholder')),
      since_day BIGINT NOT NULL,
      ended_day BIGINT,
      PRIMARY KEY (customer_id, organisation_id, role)
    ) \(sql.laidOut("organisation_role", by: "customer_id"));

    CREATE TABLE organisation_person (
      organisation_id BIGINT NOT NULL,
      customer_id BIGINT NOT NULL,
      PRIMARY KEY (organisation_id, customer_id)
    ) \(sql.clustered);
    """
  }
}
