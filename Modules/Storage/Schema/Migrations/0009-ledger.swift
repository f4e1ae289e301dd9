extension Migration {
  /// The ledger of refusals, and the destructions of keys still to be carried out.
  static let ledger = Migration(9, "ledger") { sql in
    """
    CREATE TABLE ledger (
      sequence BIGINT NOT NULL PRIMARY KEY,
      at BIGINT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      mac TEXT NOT NULL
    );
    \(sql.appendOnly("ledger", leaving: "EXISTS (SELECT 1 FROM house WHERE name = 'ledgerFloor' AND CAST(value AS BIGINT) > OLD.sequence)"))

    CREATE TABLE key_destruction (
      destruction_id BIGINT NOT NULL PRIMARY KEY,
      owner_id BIGINT NOT NULL,
      compartment TEXT NOT NULL,
      ordered_at BIGINT NOT NULL
    );
    """
  }
}
