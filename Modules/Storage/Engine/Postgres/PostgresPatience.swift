/// How long, and how often, PostgreSQL is waited for.
package struct PostgresPatience: Sendable {
  /// For a free connection, and for a lock that another transaction holds.
  package var wait = Duration.seconds(5)
  /// For one statement; the server cancels it then.
  package var statement = Duration.seconds(60)
  /// For an answer to knocking.
  package var connect = Duration.seconds(5)
  /// For transactions under way when the engine is closed; what is still running then is cancelled.
  package var closing = Duration.seconds(5)
  /// Runs of one closure, the first among them.
  package var runs = 40

  package init() {}
}
