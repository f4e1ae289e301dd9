import ArgumentParser
import Bootstrap
import Domain
import Marketing
import Storage
import Talk

struct AudienceRuns: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Lists what was counted before, newest first.",
    discussion: """
      Example:

        rechtspoor audience runs --json
      """)

  @OptionGroup var house: HouseOptions

  struct Facts: Encodable {
    let run: String
    let name: String
    let at: String
    let statement: String
    let purpose: String
    let channel: String
    let brand: String
    let people: Int
    let others: Int
  }

  func run() async throws {
    let runs = try await house.withWorld { world in try world.store.readNow { tx in try AudienceRun.all(in: tx) } }
    let facts = runs.map { run in
      Facts(
        run: String(run.id), name: run.name, at: run.at.description, statement: run.statement,
        purpose: run.question.purpose.rawValue, channel: run.question.channel.rawValue,
        brand: run.question.brand.rawValue, people: run.people, others: run.others)
    }
    if house.json { return try CommandLineTalk.json(facts) }
    for fact in facts {
      print("\(fact.run)  \(fact.at)  \(fact.purpose) \(fact.channel) \(fact.brand)  \(fact.people)  \(fact.name)")
    }
    CommandLineTalk.say(facts.count == 1 ? "1 run" : "\(facts.count) runs")
  }
}

struct AudienceDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Says by reason what changed between two runs of an audience.",
    discussion: """
      Without numbers: the newest run, and the one before it that asked the same. Two numbers are of runs, as 'audience
      runs' lists them, the earlier one first. Example:

        rechtspoor audience diff
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "Two runs, the earlier one first.") var runs: [Int64] = []

  struct Facts: Encodable {
    let earlier: String
    let later: String
    let peopleBefore: Int
    let people: Int
    let change: Int
    /// By basis (`may:…`) and by reason (`not:…`).
    let changes: [String: Int]
    /// Whether both were counted under one statement.
    let sameStatement: Bool
    let sameQuestion: Bool
  }

  func validate() throws {
    guard runs.isEmpty || runs.count == 2 else { throw ValidationError("Give two runs, or none.") }
  }

  func run() async throws {
    let (earlier, later) = try await house.withWorld { world in
      try pair(try world.store.readNow { tx in try AudienceRun.all(in: tx) })
    }
    let changes = later.changes(since: earlier)
    if house.json {
      return try CommandLineTalk.json(
        Facts(
          earlier: String(earlier.id), later: String(later.id), peopleBefore: earlier.people, people: later.people,
          change: later.people - earlier.people,
          changes: Dictionary(uniqueKeysWithValues: changes.map { ($0.key.text, $0.value) }),
          sameStatement: earlier.statement == later.statement, sameQuestion: earlier.question == later.question))
    }
    print("\(later.people) may be written to now, \(earlier.people) before (\(signed(later.people - earlier.people)))")
    for answer in AudienceRun.Answer.all {
      if let change = changes[answer] { print("  \(signed(change)) \(answer.name(in: .en))") }
    }
    if earlier.statement != later.statement {
      print("counted under another statement: \(earlier.statement) before, \(later.statement) now")
    }
    if earlier.question != later.question { print("the two runs did not ask the same") }
  }

  private func pair(_ all: [AudienceRun]) throws -> (earlier: AudienceRun, later: AudienceRun) {
    if runs.count == 2 {
      let found = try runs.map { id in
        guard let run = all.first(where: { $0.id == id }) else {
          throw Refusal("There is no run \(id): see 'rechtspoor audience runs'.")
        }
        return run
      }
      return (found[0], found[1])
    }
    guard let later = all.first,
      let earlier = all.dropFirst().first(where: { $0.question == later.question && $0.name == later.name })
    else { throw Refusal("There are no two runs of one question yet: count it twice with 'rechtspoor audience'.") }
    return (earlier, later)
  }

  private func signed(_ change: Int) -> String { change > 0 ? "+\(change)" : "\(change)" }
}
