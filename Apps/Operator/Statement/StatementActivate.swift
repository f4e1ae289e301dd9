import ArgumentParser
import Bootstrap
import Domain
import Identity
import Retention
import Storage
import Talk

struct StatementActivate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activate", abstract: "Puts a statement in force, released by two colleagues.",
    discussion: """
      The first call plans: it prints how many people stop and how many rows go, and records the first release. When
      another colleague asks for the same plan, the statement is activated. If anything it would do has changed in
      between, the plan is another one and needs two releases again. Going back to an older statement revives nobody.
      Both colleagues have an account that may release statements (dpo or operator), and both sign in here: the password
      and the code of the authenticator are asked for at the terminal, or read as two lines from standard input.
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The statement's file.") var file: String
  @Option(help: ArgumentHelp("Its first day; tomorrow, or its own first day if later.", valueName: "yyyy-mm-dd"))
  var from: DayArgument?
  @Option(help: ArgumentHelp("Who releases it: the login or handle of a staff account.", valueName: "name"))
  var staff: String

  func run() async throws {
    let statement = try Statement(reading: try Files.bytes(file))
    let secrets = try Colleague.Secrets.ask()
    let (plan, state) = try await house.withWorld { world in
      let releaser = try await Colleague.signIn(staff, secrets, world)
      guard releaser.authority.may(.releaseStatement) else {
        throw Refusal("\(staff) may not release a statement; a dpo or an operator may. Nothing was recorded.")
      }
      let day = from?.day ?? max(statement.inForceFrom, world.clock.now.day.adding(days: 1))
      return try world.store.writeNow { tx in
        let inForce = try Self.inForce(statement, from: day, in: tx)
        let plan = try ActivationPlan.make(inForce, from: day, in: tx)
        return (plan, try StatementRelease.release(plan, statement, by: releaser, in: tx))
      }
    }
    try show(plan, state)
    if state == .alreadyReleased {
      throw Refusal("You have released this plan already. It takes another colleague; nothing was recorded.")
    }
  }

  /// The statement as it would count: narrowed by those before it. Refuses a day on which it cannot begin.
  private static func inForce(_ statement: Statement, from day: Day, in tx: Transaction) throws -> Statement {
    guard day >= tx.today else {
      throw Refusal("A statement cannot begin on \(day), in the past: give --from \(tx.today) or later.")
    }
    let reigns = try tx.statements.reigns
    if let there = reigns.first(where: { $0.from == day }) {
      throw Refusal("\(there.statement.version.id) begins on \(day) already: give another --from.")
    }
    let timeline = try StatementTimeline(
      reigns.map { StatementTimeline.Reign($0.statement, from: $0.from) }
        + [StatementTimeline.Reign(statement, from: day)])
    return timeline.statement(on: day) ?? statement
  }

  private func show(_ plan: ActivationPlan, _ state: StatementRelease.State) throws {
    if house.json {
      return try CommandLineTalk.json(
        Facts(
          version: plan.version, from: plan.from.description, peopleThatStop: plan.people, rowsThatGo: plan.rows,
          digest: plan.digest.hex, state: state.rawValue))
    }
    print("\(plan.version) from \(plan.from): \(plan.people) people stop, \(plan.rows) rows go")
    for (purpose, people) in plan.stops.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      print("  \(purpose.rawValue): \(people) people")
    }
    print("plan \(plan.digest.hex)")
    switch state {
    case .firstRelease: CommandLineTalk.say("The first release is recorded. Another colleague releases the same plan.")
    case .alreadyReleased: break
    case .activated:
      CommandLineTalk.say("Activated. Every program follows it from its first day, without being restarted.")
    }
  }

  private struct Facts: Encodable {
    let version: String
    let from: String
    let peopleThatStop: Int
    let rowsThatGo: Int
    let digest: String
    let state: String
  }
}
