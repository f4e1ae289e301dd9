package import Storage

/// What a database says of its own tables, asked of either engine.
package enum LiveSchema {
  /// One row for each table: `name`. Partitions are parts of one, and no tables.
  package static func tables(_ dialect: Dialect) -> Query {
    switch dialect {
    case .sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    case .postgresql:
      """
      SELECT CAST(relname AS TEXT) AS name FROM pg_class
      WHERE relnamespace = CAST('public' AS regnamespace) AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1
      """
    }
  }

  /// How a server spreads a table, or no row where it does not: `strategy`, `columns` and the number of `parts`.
  package static func spread(of table: String) -> Query {
    """
    SELECT CAST(p.partstrat AS TEXT) AS strategy,
      (SELECT string_agg(CAST(a.attname AS TEXT), ',') FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum = ANY (CAST(p.partattrs AS INT2[]))) AS columns,
      (SELECT count(*) FROM pg_inherits i WHERE i.inhparent = c.oid) AS parts
    FROM pg_class c JOIN pg_partitioned_table p ON p.partrelid = c.oid
    WHERE c.relnamespace = CAST('public' AS regnamespace) AND c.relname = \(table)
    """
  }

  /// One row for each unique index: `name`, and the column it begins with as `first`.
  package static func uniqueIndexes(of table: String, _ dialect: Dialect) -> Query {
    switch dialect {
    case .sqlite:
      """
      SELECT l.name AS name, i.name AS first FROM pragma_index_list(\(table)) l
      JOIN pragma_index_info(l.name) i ON i.seqno = 0 WHERE l."unique" = 1
      """
    case .postgresql:
      """
      SELECT CAST(n.relname AS TEXT) AS name, CAST(a.attname AS TEXT) AS first
      FROM pg_index i
      JOIN pg_class n ON n.oid = i.indexrelid
      JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = CAST('public' AS regnamespace)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE c.relname = \(table) AND i.indisunique
      """
    }
  }

  /// One row for each table with a foreign key: `name`.
  package static func foreignKeys(_ dialect: Dialect) -> Query {
    switch dialect {
    case .sqlite:
      "SELECT DISTINCT m.name AS name FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
    case .postgresql:
      """
      SELECT DISTINCT CAST(c.relname AS TEXT) AS name FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid
      WHERE f.contype = 'f'
      """
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
