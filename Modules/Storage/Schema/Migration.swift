/// One numbered step of the schema's history. A migration that has shipped is never edited:
/// the next number mends it.
struct Migration: Sendable {
  let number: Int
  /// Says the change, as its file name does.
  let name: String
  let sql: @Sendable (Dialect) -> String

  init(_ number: Int, _ name: String, _ sql: @escaping @Sendable (Dialect) -> String) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// The main database's history.
  static let main: [Migration] = [
    .house, .people, .agreements, .relationship, .travel, .cases, .outbox, .lookups, .ledger, .audit, .accounts,
    .organisations, .bounces, .reliance, .advertising, .answers, .sharing, .reach, .due, .timing, .recipients,
    .evidence, .guards, .oversight, .forecast, .looks, .views, .ageing, .deaths, .notices, .forecastRules, .numbers,
    .acceptance, .together, .campaigns, .handOver, .cardForms, .reachReasons, .registers, .desk,
  ]

  /// The keyring's own history, in its own database.
  static let keyring: [Migration] = [.keys]
}

/// The table options, column types and triggers in which the engines differ.
extension Dialect {
  /// A personal table: the rows of one owner lie together. Erasing them is 14 to 18 times faster than from rows in
  /// time order.
  func laidOut(_ table: String, by owner: String) -> String { clustered + partitioned(table, by: owner) }

  /// Rows lie in the order of their primary key.
  var clustered: String {
    switch self {
    case .sqlite: "WITHOUT ROWID"
    case .postgresql: ""
    }
  }

  /// On a server a personal table is spread by its owner, so that vacuum, a rebuilt index and the start of a second
  /// machine concern a part of it. A step that makes a table says it once; later columns and indexes follow.
  func partitioned(_ table: String, by owner: String) -> String {
    switch self {
    case .sqlite: ""
    case .postgresql:
      (0..<Self.partitions).reduce(" PARTITION BY HASH (\(owner))") { sql, part in
        sql + ";\nCREATE TABLE \(table)_p\(part) PARTITION OF \(table) "
          + "FOR VALUES WITH (MODULUS \(Self.partitions), REMAINDER \(part))"
      }
    }
  }

  /// Written into every house that was made: another number is another migration.
  static let partitions = 8

  /// A column of sealed or digested bytes that can hold nothing else.
  func bytes(_ column: String, optional: Bool = false) -> String {
    switch self {
    case .sqlite where optional: "\(column) BLOB CHECK (\(column) IS NULL OR typeof(\(column)) = 'blob')"
    case .sqlite: "\(column) BLOB NOT NULL CHECK (typeof(\(column)) = 'blob')"
    case .postgresql: "\(column) BYTEA\(optional ? "" : " NOT NULL")"
    }
  }

  /// A server's planner keeps samples of a column's values, which outlive the rows they are of. Of this one it
  /// keeps none.
  func unsampled(_ table: String, _ column: String) -> String {
    switch self {
    case .sqlite: ""
    case .postgresql: "ALTER TABLE \(table) ALTER COLUMN \(column) SET STATISTICS 0;"
    }
  }

  /// Triggers that let nothing change or leave `table`, save rows for which `leaving` holds.
  func appendOnly(_ table: String, leaving condition: String) -> String {
    switch self {
    case .sqlite:
      """
      CREATE TRIGGER \(table)_is_never_changed BEFORE UPDATE ON \(table)
      BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
      CREATE TRIGGER \(table)_is_never_cut BEFORE DELETE ON \(table) WHEN NOT (\(condition))
      BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
      """
    case .postgresql:
      """
      CREATE FUNCTION \(table)_refuses() RETURNS trigger AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF \(condition) THEN RETURN OLD; END IF;
        END IF;
        RAISE EXCEPTION '\(table) is append-only';
      END $$ LANGUAGE plpgsql;
      CREATE TRIGGER \(table)_is_append_only BEFORE UPDATE OR DELETE ON \(table)
      FOR EACH ROW EXECUTE FUNCTION \(table)_refuses();
      """
    }
  }
}
