import Identity
import Logging

/// What is done after the answer has gone out, so that the time it takes tells nothing (T3).
struct Errands: Sendable {
  private let logger = Logger(label: "portal.errands")

  func run(_ errand: LinkErrand) {
    Task {
      do {
        try await errand.run()
      } catch {
        logger.error("a login link could not be prepared: \(type(of: error))")
      }
    }
  }
}
