extension Engine {
  /// Row by row, out of one snapshot: what was deleted and lies about still does not go along.
  package func copy(_ part: DatabasePart, to path: String) throws { try copyRows(of: part, to: path) }

  func copyRows(of part: DatabasePart, to path: String) throws {
    try read { source in
      // A read whose connection broke begins anew.
      try SQLiteEngineFile.remove(path)
      let copy = try SQLiteEngine(path: path, readers: 1, isShared: false)
      do {
        try part.migrator.migrate(copy)
        for table in part.tables {
          try source.each("SELECT \(names: table.columns) FROM \(name: table.name)", inPiecesOf: 5000) { rows in
            try copy.write { try $0.load(table.name, table.columns, rows) }
          }
        }
        _ = try copy.settle()
      } catch {
        try? copy.close()
        throw error
      }
      try copy.close()
    }
  }

  /// Fills an empty database with what a copy holds, in one transaction: all of it, or nothing.
  func fill(_ part: DatabasePart, from copy: any Engine) throws {
    try write { target in
      for table in part.tables {
        try copy.read { source in
          try source.each("SELECT \(names: table.columns) FROM \(name: table.name)", inPiecesOf: 5000) { rows in
            try target.load(table.name, table.columns, rows)
          }
        }
      }
    }
  }
}

extension Connection {
  fileprivate func each(_ query: Query, inPiecesOf size: Int, _ body: ([[Value]]) throws -> Void) throws {
    var piece: [[Value]] = []
    try each(query) { row in
      piece.append(row.values)
      if piece.count == size {
        try body(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    if !piece.isEmpty { try body(piece) }
  }
}
