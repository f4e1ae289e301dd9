/// The four steps a status page shows, in words with their moments.
package enum CaseStep: String, CaseIterable, Codable, Sendable {
  case received, stopped, erased, letter
}

/// A step, and when it was taken; nil: not yet.
package struct StepMark: Hashable, Sendable {
  package let step: CaseStep
  package let at: Instant?

  package init(_ step: CaseStep, at moment: Instant?) {
    self.step = step
    self.at = moment
  }
}

extension CaseState {
  /// For the person, once known: only the steps this kind of case has.
  package var steps: [StepMark] {
    var marks = [StepMark(.received, at: received)]
    if kind.stopsFirst { marks.append(StepMark(.stopped, at: stopped)) }
    if erasedHere != nil || mayStillErase { marks.append(StepMark(.erased, at: erasedHere)) }
    marks.append(StepMark(.letter, at: letterSent))
    return marks
  }

  /// What was undone, or is over, erases nothing any more.
  private var mayStillErase: Bool { kind.erases && isOpen && contradicted == nil && refused == nil }

  /// For whoever holds the reference alone. The same for a person who exists and one who does not, so
  /// the page cannot be used to find out.
  package var stepsByReferenceAlone: [StepMark] {
    kind.stopsFirst
      ? [StepMark(.received, at: received), StepMark(.stopped, at: stopped)] : [StepMark(.received, at: received)]
  }
}
