import ArgumentParser
import Bootstrap
import Domain
import Marketing
import Storage

struct FindAudience: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience", abstract: "Works out who is stale, and asks several times for one audience.")

  @Option var rounds = 3

  struct Facts: Encodable {
    /// How many were stale, and how long it took to work them out ahead.
    let workedOut: Int
    let workingOutSeconds: Double
    let people: Int
    let byBasis: [String: Int]
    let seconds: [Double]
  }

  /// Offers by e-mail from NS: where the customer exception, a consent, stops and liftings all count.
  private static let way = Reach.Way(.marketingActions, Lane(.email, .ns))

  func run() async throws {
    let facts = try await BenchProgram.withWorld { world in
      let (workedOut, workingOut) = try BenchProgram.timed { try Reaching(store: world.store).round() }
      var found = try Audience.find(Self.way, on: world.store)
      var seconds: [Double] = []
      for _ in 0..<rounds {
        let (audience, took) = try BenchProgram.timed { try Audience.find(Self.way, on: world.store) }
        found = audience
        seconds.append(took)
      }
      return Facts(
        workedOut: workedOut, workingOutSeconds: workingOut, people: found.members.count,
        byBasis: Dictionary(uniqueKeysWithValues: found.byBasis.map { ($0.rawValue, $1) }), seconds: seconds)
    }
    try BenchProgram.print(facts)
  }
}
