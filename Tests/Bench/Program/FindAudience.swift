import ArgumentParser
import Bootstrap
import Domain
import Marketing
import Storage

struct FindAudience: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience", abstract: "Works out who is stale, and asks several times for one audience.")

  @Option var rounds = 3
  /// Dutch, with a subscription, in touch within 48 months, and a control group of one in twenty.
  @Flag var selecting = false
  /// Who objects before the last round.
  @Option var objecting: Int64?

  struct Facts: Encodable {
    /// How many were stale, and how long it took to work them out ahead.
    let workedOut: Int
    let workingOutSeconds: Double
    let people: Int
    let byBasis: [String: Int]
    let byReason: [String: Int]
    let seconds: [Double]
    /// Of those asked anew after one objection: what changed, and how long it took with the objection.
    let afterObjection: [String: Int]
    let afterObjectionSeconds: Double
  }

  /// Offers by e-mail from NS: where the customer exception, a consent, stops and liftings all count.
  private var question: Audience.Question {
    var selection = Selection()
    if selecting {
      selection.languages = [.nl]
      selection.agreement = .subscription
      selection.contactWithinMonths = 48
      selection.holdOutPercent = 5
    }
    return Audience.Question(
      Approach(.marketingActions, Lane(.email, .ns), .offer(.ownSimilar, for: .relationship)), selection, name: "bench")
  }

  func run() async throws {
    let facts = try await BenchProgram.withWorld { world in
      let (workedOut, workingOut) = try BenchProgram.timed { try Reaching(store: world.store).round() }
      var found = try Audience.find(question, on: world.store)
      var seconds: [Double] = []
      for _ in 0..<rounds {
        let (audience, took) = try BenchProgram.timed { try Audience.find(question, on: world.store) }
        found = audience
        seconds.append(took)
      }
      let (changes, after) = try objection(world, found)
      return Facts(
        workedOut: workedOut, workingOutSeconds: workingOut, people: found.members.count,
        byBasis: Dictionary(uniqueKeysWithValues: found.byBasis.map { ($0.rawValue, $1) }),
        byReason: Dictionary(uniqueKeysWithValues: found.reasons.map { ($0.rawValue, $1) }), seconds: seconds,
        afterObjection: changes, afterObjectionSeconds: after)
    }
    try BenchProgram.print(facts)
  }

  private func objection(_ world: World, _ before: Audience) throws -> ([String: Int], Double) {
    guard let objecting else { return ([:], 0) }
    let (after, took) = try BenchProgram.timed {
      try world.store.writeNow { tx in
        _ = try Evidence.stop(.objection, .everything, of: objecting, source: "portal", proven: true, in: tx)
      }
      return try Audience.find(question, on: world.store)
    }
    var changes: [String: Int] = [:]
    for answer in AudienceRun.Answer.all {
      let change = after.counts[answer, default: 0] - before.counts[answer, default: 0]
      if change != 0 { changes[answer.text] = change }
    }
    return (changes, took)
  }
}
