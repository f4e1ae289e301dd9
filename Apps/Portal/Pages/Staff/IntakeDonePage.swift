import Domain

/// What `POST /staff/intake/taken` answers: what to say, the number, and how word of it goes out.
struct IntakeDonePage: Page {
  enum Outcome: Sendable {
    /// In force from this moment. `erased`: it was seen who it was.
    case stopped(StoppedAt, Scope, erased: Bool)
    case asked
    /// An account's cooling-off, or an erasure that is done.
    case erasing
    case death
  }

  enum Letter: Sendable {
    case email, post, none
    /// The same was asked before, and that person has had word of it.
    case sentBefore
  }

  static let words = Words<IntakeDoneCopy>()

  var outcome: Outcome
  var reference: String
  var spoken: String
  /// The last day for the answer.
  var due: String
  /// From when on silence is an answer.
  var silenceUntil: String?
  /// What was handed to the printer before (S25).
  var mayArriveUntil: [String] = []
  var letter: Letter
  /// False where only an address was silenced.
  var isKnown = true

  var template: Template { .intakeDone }

  func title(_ copy: IntakeDoneCopy) -> String { copy.title }

  func values(_ copy: IntakeDoneCopy, in language: Language) -> Values {
    let stops = if case .stopped = outcome { true } else { false }
    let done = ObjectionDonePage.words.copy(in: language)
    return [
      "sentences": sentences(copy, done), "stops": stops,
      "arrives": mayArriveUntil.isEmpty ? [done.nothingArrives] : mayArriveUntil.map(done.mayArrive),
      "stillTitle": done.stillTitle, "reference": reference, "spoken": spoken, "due": copy.due(due),
      "letter": copy.letter(isKnown ? letter : nil),
    ]
  }

  private func sentences(_ copy: IntakeDoneCopy, _ done: ObjectionDoneCopy) -> [String] {
    switch outcome {
    case .stopped(let at, let scope, let erased):
      var said = [done.heading(at, scope), scope == .everything ? done.onlyService : done.restStays]
      if erased {
        said.append(copy.erasedNow)
      } else if let silenceUntil {
        said += [copy.weWrite, copy.silence(silenceUntil)]
      }
      return said
    case .asked: return copy.asked
    case .erasing: return copy.erasing
    case .death: return copy.death
    }
  }
}
