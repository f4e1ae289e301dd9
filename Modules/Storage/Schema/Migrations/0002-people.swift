extension Migration {
  /// Who a person is and how to reach them; what they bought that the law makes us keep.
  static let people = Migration(2, "people") { sql in
    """
    CREATE TABLE customer (
      customer_id BIGINT NOT NULL PRIMARY KEY CHECK (customer_id > 0),
      first_recorded BIGINT NOT NULL,
      under16_until BIGINT,
      language TEXT NOT NULL CHECK (language IN ('nl', 'en'))
    )\(sql.partitioned("customer", by: "customer_id"));

    CREATE TABLE standing (
      customer_id BIGINT NOT NULL PRIMARY KEY,
      fold TEXT NOT NULL,
      statement_digest TEXT NOT NULL,
      check_day BIGINT NOT NULL
    )\(sql.partitioned("standing", by: "customer_id"));
    CREATE INDEX standing_by_check_day ON standing (check_day);

    CREATE TABLE contact_detail (
      customer_id BIGINT NOT NULL,
      detail_id BIGINT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('name', 'email', 'phone', 'address', 'customerNumber')),
      \(sql.bytes("sealed")),
      source TEXT NOT NULL CHECK (source IN ('subject', 'employer', 'agent', 'import')),
      context TEXT NOT NULL CHECK (context IN ('sale', 'account', 'signUp', 'enquiry', 'lostProperty', 'employer')),
      brand TEXT NOT NULL CHECK (brand IN ('ns', 'nsInternational')),
      opt_out_offered BIGINT NOT NULL CHECK (opt_out_offered IN (0, 1)),
      recorded_day BIGINT NOT NULL,
      PRIMARY KEY (customer_id, detail_id)
    ) \(sql.laidOut("contact_detail", by: "customer_id"));

    CREATE TABLE business_contact_detail (
      customer_id BIGINT NOT NULL,
      detail_id BIGINT NOT NULL,
      organisation_id BIGINT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('name', 'email', 'phone', 'address')),
      \(sql.bytes("sealed")),
      source TEXT NOT NULL CHECK (source IN ('subject', 'employer')),
      recorded_day BIGINT NOT NULL,
      role_ended_day BIGINT,
      PRIMARY KEY (customer_id, detail_id)
    ) \(sql.laidOut("business_contact_detail", by: "customer_id"));

    CREATE TABLE card (
      customer_id BIGINT NOT NULL,
      card_id BIGINT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('personal', 'business')),
      \(sql.bytes("sealed")),
      since_day BIGINT NOT NULL,
      ended_day BIGINT,
      replaces_card_id BIGINT,
      PRIMARY KEY (customer_id, card_id)
    ) \(sql.laidOut("card", by: "customer_id"));

    CREATE TABLE product (
      customer_id BIGINT NOT NULL,
      product_id BIGINT NOT NULL,
      \(sql.bytes("sealed")),
      since_day BIGINT NOT NULL,
      ended_day BIGINT,
      PRIMARY KEY (customer_id, product_id)
    ) \(sql.laidOut("product", by: "customer_id"));

    CREATE TABLE invoice (
      customer_id BIGINT NOT NULL,
      invoice_id BIGINT NOT NULL,
      invoice_day BIGINT NOT NULL,
      amount_cents BIGINT NOT NULL,
      vat_cents BIGINT NOT NULL,
      \(sql.bytes("sealed")),
      PRIMARY KEY (customer_id, invoice_id)
    ) \(sql.laidOut("invoice", by: "customer_id"));
    """
  }
}
