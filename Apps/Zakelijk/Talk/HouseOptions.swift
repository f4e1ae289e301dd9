import ArgumentParser
import Bootstrap
import BusinessCards
import Domain
import Identity

/// What every command takes.
struct HouseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of databases and keys.", valueName: "dir"))
  var home: String?

  @Flag(help: "Print one JSON object instead of words.")
  var json = false

  func withWorld<T>(_ work: (World) async throws -> T) async throws -> T {
    let world = try World.open(try await Settings.load(home: home))
    let result: T
    do {
      result = try await work(world)
    } catch {
      try world.close()
      throw error
    }
    try world.close()
    return result
  }

  /// As `withWorld`, for whoever is signed in as a booker.
  func withBooker<T>(_ work: (World, Booker) async throws -> T) async throws -> T {
    let token = try SessionFile().read()
    return try await withWorld { world in
      guard let live = try await Sessions.find(token, from: world.store), live.account.kind == .booker else {
        throw Refusal("You are not signed in any more. Run: zakelijk login")
      }
      return try await work(world, Booker(customer: live.account.customer, actor: live.account.actor))
    }
  }
}

/// A refusal of the program's own: one sentence that says what to do.
struct Refusal: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
