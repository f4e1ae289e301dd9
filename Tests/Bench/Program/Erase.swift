import ArgumentParser
import Bootstrap
import Domain
import Retention
import Storage

/// Erases people one after another, each in a transaction of its own, as a journey does.
struct Erase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Erases the people named, one after another.")

  @Argument(help: "Their customer ids.") var customers: [Int64]

  struct Facts: Encodable {
    var rows = 0
    var seconds: [Double] = []
  }

  func run() async throws {
    let facts = try await BenchProgram.withWorld { world in
      var facts = Facts()
      for customer in customers {
        let (rows, seconds) = try BenchProgram.timed { try world.store.writeNow { tx in try erase(customer, in: tx) } }
        facts.rows += rows
        facts.seconds.append(seconds)
      }
      return facts
    }
    try BenchProgram.print(facts)
  }

  private func erase(_ customer: Int64, in tx: Transaction) throws -> Int {
    guard let examination = try Examination.make(of: customer, on: tx.today, in: tx) else {
      throw ValidationError("\(customer) is not there")
    }
    let plan = ErasurePlan.make(from: examination)
    try Erasure.carryOut(plan, by: .scheduler, in: tx)
    return plan.erases.count
  }
}
