import Domain

/// Answers after the same time whether or not we know somebody (T3): the work differs, the wait
/// must not.
enum Pace {
  /// The grain of the wait: longer than either kind of work usually takes.
  private static let grain: Int64 = 400

  static func evenly<T: Sendable>(clock: Clock, _ work: () async throws -> T) async throws -> T {
    let began = clock.now.milliseconds
    let result = await Result.of(work)
    let taken = max(0, clock.now.milliseconds - began)
    try await Task.sleep(for: .milliseconds(grain - taken % grain))
    return try result.get()
  }
}

extension Result where Failure == any Error {
  fileprivate static func of(_ work: () async throws -> Success) async -> Result {
    do {
      return .success(try await work())
    } catch {
      return .failure(error)
    }
  }
}
