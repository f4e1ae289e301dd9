package import Domain

/// The statements put in force, as exact bytes: what every program reads and runs on.
package enum StatementActivations {
  package static func insert(
    _ statement: Statement, from day: Day? = nil, at: Instant, releasedBy: (String, String),
    on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO statement_activation
        (sequence, version, digest, in_force_from, source, activated_at, first_release, second_release)
      VALUES ((SELECT COALESCE(MAX(sequence), 0) + 1 FROM statement_activation), \(statement.version.id),
        \(statement.digest), \(day ?? statement.inForceFrom), \(statement.source), \(at), \(releasedBy.0),
        \(releasedBy.1))
      """)
  }

  package static func activate(
    _ statement: Statement, from day: Day, releasedBy: (String, String), in tx: Transaction
  ) throws {
    try insert(statement, from: day, at: tx.now, releasedBy: releasedBy, on: tx.connection)
  }

  /// What tells one state of the activations from another: the newest, and how many there are.
  struct Mark: Hashable, Sendable {
    let sequence: Int64
    let digest: String
    let from: Day
  }

  static func mark(on connection: any Connection) throws -> Mark {
    let newest = try connection.run(
      "SELECT sequence, digest, in_force_from FROM statement_activation ORDER BY sequence DESC LIMIT 1"
    ).first
    guard let newest else { throw none }
    return Mark(
      sequence: try newest.integer("sequence"), digest: try newest.text("digest"),
      from: try newest.day("in_force_from"))
  }

  private static let none = StorageError.unavailable("No statement is in force here. Run: rechtspoor init")

  /// Reads what was activated, refusing bytes that no longer give the digest they were activated by.
  static func timeline(on connection: any Connection) throws -> StatementTimeline {
    let rows = try connection.run(
      "SELECT version, digest, in_force_from, source FROM statement_activation ORDER BY in_force_from")
    guard !rows.isEmpty else { throw none }
    let reigns = try rows.map { row in
      let version = try row.text("version")
      let statement = try Statement(reading: try row.bytes("source"))
      guard statement.digest == (try row.text("digest")) else {
        throw StorageError.unavailable(
          "The statement \(version) in the database is not the one that was activated: its digest differs. "
            + "Restore the database; do not serve from it.")
      }
      return StatementTimeline.Reign(statement, from: try row.day("in_force_from"))
    }
    return try StatementTimeline(reigns)
  }
}

extension Statement {
  /// SHA-256 of its exact bytes, in hex: what letters, audit entries and standings cite. Narrowed by earlier ones it is
  /// another statement, and has another.
  package var digest: String {
    let written = Digest.sha256(source).hex
    return narrowing.isEmpty ? written : Digest.sha256(fields: [written] + narrowing).hex
  }
}
