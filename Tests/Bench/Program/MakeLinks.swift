import ArgumentParser
import Bootstrap
import Domain
import Identity
import Storage

/// The ways out of a newsletter to many people, as the foot of each would hold one.
struct MakeLinks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links", abstract: "Makes people with a mail address, and the token at the foot of a message to each.")

  @Option var people = 1000

  struct Facts: Encodable {
    let tokens: [String]
  }

  func run() async throws {
    let tokens = try await BenchProgram.withWorld { world in
      var tokens: [String] = []
      for start in stride(from: 0, to: people, by: 250) {
        tokens += try world.store.writeNow { tx in
          try (start..<min(start + 250, people)).map { number in try link(number, in: tx) }
        }
      }
      return tokens
    }
    try BenchProgram.print(Facts(tokens: tokens))
  }

  private func link(_ number: Int, in tx: Transaction) throws -> String {
    let customer = try People.make(language: .nl, in: tx)
    try Evidence.contact(.purchase, of: customer, ownAct: true, on: tx.today, note: "Dagkaart", in: tx)
    guard let email = EmailAddress("meting\(number)@voorbeeld.example") else { return "" }
    try ContactDetails.add(email, of: customer, from: .sale, in: tx)
    return try OneTimeLinks.issue(ForUnsubscribe.self, for: customer, detail: MailingList.offers.rawValue, in: tx).text
  }
}
