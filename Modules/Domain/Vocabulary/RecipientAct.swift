/// What became of data that somebody else was given (Art. 19).
package enum RecipientAct: String, CaseIterable, Codable, Sendable {
  /// A case ended what they had it for (Art. 17, 21).
  case erased
  /// Time alone did (Art. 5(1)(e)).
  case expired
  /// Art. 16.
  case corrected
  /// Kept, and used for nothing for now (Art. 18).
  case restricted
  /// Somebody else had asked: it is used again.
  case released

  /// Whether they have something to do that they can be done with.
  package var wantsAnswer: Bool {
    switch self {
    case .erased, .expired, .corrected: true
    case .restricted, .released: false
    }
  }
}
