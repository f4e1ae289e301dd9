package import Storage

/// What a database says of its own tables, asked of either engine.
package enum LiveSchema {
  /// One row for each table: `name`.
  package static func tables(_ dialect: Dialect) -> Query {
    switch dialect {
    case .sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    case .postgresql: "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    }
  }

  /// One row for each column, in their order: `name`, `pk` (its place in the primary key, or 0), `required`.
  package static func columns(of table: String, _ dialect: Dialect) -> Query {
    switch dialect {
    case .sqlite: "SELECT name, pk, \"notnull\" AS required FROM pragma_table_info(\(table)) ORDER BY cid"
    case .postgresql:
      """
      SELECT CAST(a.attname AS TEXT) AS name, a.attnotnull AS required,
        COALESCE(array_position(CAST(i.indkey AS INT2[]), a.attnum) + 1, 0) AS pk
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = CAST('public' AS regnamespace)
      LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
      WHERE c.relname = \(table) AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """
    }
  }
}
