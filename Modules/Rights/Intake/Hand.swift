import Domain

/// By whose hand something came in: the person's own at a form, or that of a colleague who heard or read it (S22).
struct Hand {
  let actor: Actor
  /// What a stop, and a way of sending that it closed, say of where they came from.
  let source: String
  /// The day it reached us, where it was written down by a colleague.
  let arrived: Day?
  /// What the log keeps of how it came.
  let facts: [String: String]

  static let form = Hand(actor: .unproven, source: "portal", arrived: nil, facts: [:])
}
