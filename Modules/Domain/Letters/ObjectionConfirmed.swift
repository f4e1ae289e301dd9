/// After a stop that was proven, of everything or of one thing: what stopped, what was erased, what stays.
package struct ObjectionConfirmed: Letter {
  package var name: String?
  package var reference: CaseReference
  package var scope: Scope
  package var stoppedAt: Instant
  package var onItsWay: [OnItsWay]
  package var erased: [ErasedItem]
  package var erasedAt: Instant
  /// Benefits of NS Extra that were lost with it.
  package var endedBenefits: [String]
  /// NS Extra goes on for its benefits alone (A3).
  package var keepsExtra: Bool
  package var kept: [KeptItem]
  /// Others who had the data and were told (Art. 19).
  package var recipientsTold: [String]
  package var contact: ContactPoints
  /// What was stopped in the same act, each a case of its own.
  package private(set) var others: [Other] = []

  package struct Other: Hashable, Sendable {
    package let scope: Scope
    package let reference: CaseReference
  }

  package init(
    name: String?, reference: CaseReference, scope: Scope, stoppedAt: Instant, onItsWay: [OnItsWay],
    erased: [ErasedItem], erasedAt: Instant, endedBenefits: [String] = [], keepsExtra: Bool = false,
    kept: [KeptItem], recipientsTold: [String] = [], contact: ContactPoints
  ) {
    self.name = name
    self.reference = reference
    self.scope = scope
    self.stoppedAt = stoppedAt
    self.onItsWay = onItsWay
    self.erased = erased
    self.erasedAt = erasedAt
    self.endedBenefits = endedBenefits
    self.keepsExtra = keepsExtra
    self.kept = kept
    self.recipientsTold = recipientsTold
    self.contact = contact
  }

  /// One letter for both: what went in either, and what stays after the later one.
  package func with(_ later: ObjectionConfirmed) -> ObjectionConfirmed {
    var both = self
    both.others += [Other(scope: later.scope, reference: later.reference)] + later.others
    both.onItsWay += later.onItsWay.filter { !onItsWay.contains($0) }
    var rows = Dictionary(erased.map { ($0.category, $0.rows) }) { $0 + $1 }
    for item in later.erased { rows[item.category, default: 0] += item.rows }
    both.erased = rows.sorted { $0.key.rawValue < $1.key.rawValue }.map { ErasedItem($0.key, rows: $0.value) }
    both.erasedAt = max(erasedAt, later.erasedAt)
    both.endedBenefits += later.endedBenefits
    both.keepsExtra = keepsExtra || later.keepsExtra
    both.kept = later.kept
    both.recipientsTold = Set(recipientsTold + later.recipientsTold).sorted()
    return both
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (what, stopped) = (scope.name(in: language), letter.moment(stoppedAt))
    letter.greet(name)
    if scope == .everything {
      letter.say(
        "Het is geregeld. Sinds \(stopped) sturen wij u geen reclame meer.",
        "It is done. Since \(stopped) we send you no more advertising.")
      if !others.isEmpty {
        letter.say("En wij zijn gestopt met:", "And we have stopped:")
        letter.list(others.map { named($0, letter) })
      }
    } else if !others.isEmpty {
      letter.say("Het is geregeld. Op \(stopped) zijn wij gestopt met:", "It is done. On \(stopped) we stopped:")
      letter.list(
        ([Other(scope: scope, reference: reference)] + others).map { named($0, letter) })
    } else {
      letter.say(
        "Het is geregeld. Op \(stopped) zijn wij gestopt met \(what).",
        "It is done. On \(stopped) we stopped \(what).")
    }
    letter.nothingToDo()
    letter.onItsWay(onItsWay)
    if scope != .everything { letter.theRestGoesOn() }
    letter.erased(erased, at: erasedAt)
    letter.ended(endedBenefits)
    if keepsExtra { letter.extraGoesOn() }
    letter.waits(for: recipientsTold)
    letter.kept(kept, contact)
    letter.close(reference, contact)
    if !others.isEmpty {
      return letter.letter("Wij zijn gestopt met wat u hebt uitgezet", "We have stopped what you switched off")
    }
    if scope != .everything { return letter.letter("Wij zijn gestopt met \(what)", "We have stopped \(what)") }
    return letter.letter("U krijgt geen reclame meer van ons", "You will get no more advertising from us")
  }

  private func named(_ other: Other, _ letter: LetterWriter) -> LetterText {
    let (name, number) = (other.scope.name(in: letter.language), other.reference.description)
    return letter.choose("\(name), nummer \(number)", "\(name), number \(number)")
  }
}
