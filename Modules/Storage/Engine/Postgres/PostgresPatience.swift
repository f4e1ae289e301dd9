/// How long, and how often, PostgreSQL is waited for.
package struct PostgresPatience: Sendable {
  /// For a free connection, and for a lock that another transaction holds: longer than `idle`.
  package var wait = Duration.seconds(15)
  /// For one statement; the server cancels it then.
  package var statement = Duration.seconds(60)
  /// For a word from a program in the middle of a transaction: one that stands still lets go of its locks then. No
  /// transaction here waits for anything but the keyring's database.
  package var idle = Duration.seconds(10)
  /// For an answer to knocking.
  package var connect = Duration.seconds(5)
  /// For transactions under way when the engine is closed; what is still running then is cancelled.
  package var closing = Duration.seconds(5)
  /// Runs of one closure, the first among them.
  package var runs = 40

  package init() {}
}
