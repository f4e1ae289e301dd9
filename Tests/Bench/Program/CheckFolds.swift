import ArgumentParser
import Bootstrap
import Storage

/// Whether standings that were written in bulk are what the evidence folds to: a house that is none of ours would
/// measure nothing.
struct CheckFolds: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "folds", abstract: "Folds the people named again.")

  @Argument(help: "Their customer ids.") var customers: [Int64]

  struct Facts: Encodable {
    let people: Int
    let different: [Int64]
  }

  func run() async throws {
    let different = try await BenchProgram.withWorld { world in
      try world.store.readNow { tx in
        try customers.filter { try StandingTable.standing(of: $0, in: tx) != StandingTable.fold($0, in: tx) }
      }
    }
    try BenchProgram.print(Facts(people: customers.count, different: different))
  }
}
