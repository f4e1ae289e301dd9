import ArgumentParser
import Bootstrap
import Domain
import Identity
import Storage

/// Signs demonstration customers in without their passwords: a session each, for a visitor who keeps asking.
struct MakeSessions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "Makes an account and a session for customers with something on their pages.")

  @Option var people = 64

  struct Facts: Encodable {
    /// For each customer the value of the session cookie.
    let tokens: [String]
  }

  func run() async throws {
    let tokens = try await BenchProgram.withWorld { world in
      let hash = try await world.hasher.hash(Password(chosen: "vier woorden voor de meting"))
      return try world.store.writeNow { tx in
        try customers(in: tx).enumerated().map { number, customer in
          try Evidence.agree(.account, of: customer, terms: "2026", since: tx.today, in: tx)
          let account = try Accounts.make(
            .customer, for: customer, login: EmailAddress("meting\(number)@rechtspoor.example"), password: hash,
            by: .operator, in: tx)
          let token = Token<ForSession>(from: world.entropy)
          try tx.run(
            """
            INSERT INTO session (token_digest, customer_id, kind, created_at, used_at)
            VALUES (\(token.digest.bytes), \(account.customer), \(account.kind.rawValue), \(tx.now), \(tx.now))
            """)
          return token.text
        }
      }
    }
    try BenchProgram.print(Facts(tokens: tokens))
  }

  /// Those who bought something lately, in a fixed order, without an account yet.
  private func customers(in tx: Transaction) throws -> [Int64] {
    try tx.run(
      """
      SELECT c.customer_id FROM customer c
      WHERE c.under16_until IS NULL
        AND EXISTS (SELECT 1 FROM purchase p WHERE p.customer_id = c.customer_id)
        AND EXISTS (SELECT 1 FROM contact_event e WHERE e.customer_id = c.customer_id)
        AND NOT EXISTS (SELECT 1 FROM account a WHERE a.customer_id = c.customer_id)
      ORDER BY c.customer_id LIMIT \(people)
      """
    ).map { try $0.integer("customer_id") }
  }
}
