import Bootstrap
import BusinessCards
import Identity
import Talk

extension HouseOptions {
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
