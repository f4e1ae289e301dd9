/// What an act would do to a person's data: what a page says before, a letter after, and what an
/// erasure plan carries out (A3). A pure comparison of before and after.
package struct StopEffect: Hashable, Sendable {
  /// A datum that stays, and the purposes it stays for, each with its reason and end (A5).
  package struct Stay: Hashable, Sendable {
    package let datum: Datum
    package let because: [Purpose: Life]
    /// Nil where the end is not known yet or does not exist.
    package let until: Day?
  }

  /// Data kept before and erased after, in the order given.
  package let erased: [Datum]
  package let stays: [Stay]
  /// Purposes that lived for some datum and now live for none.
  package let ended: Set<Purpose>
  /// Purposes that go on for some of the data.
  package let goesOn: Set<Purpose>

  package init(_ statement: Statement, before: Standing, after: Standing, _ data: [Datum], _ day: Day) {
    var erased: [Datum] = []
    var stays: [Stay] = []
    var livedBefore: Set<Purpose> = []
    var livesAfter: Set<Purpose> = []
    for datum in data {
      let earlier = livingPurposes(statement, before, datum, day)
      livedBefore.formUnion(earlier.filter { $0.value.isAlive }.keys)
      switch verdict(statement, after, datum, day) {
      case .erase:
        if earlier.contains(where: { !$0.value.isLapsed }) { erased.append(datum) }
      case .keep(let until, let lives):
        livesAfter.formUnion(lives.filter { $0.value.isAlive }.keys)
        stays.append(Stay(datum: datum, because: lives.filter { !$0.value.isLapsed }, until: until))
      }
    }
    self.erased = erased
    self.stays = stays
    ended = livedBefore.subtracting(livesAfter)
    goesOn = livesAfter
  }
}

package func effect(
  of stop: Stop, _ statement: Statement, _ standing: Standing, _ data: [Datum], _ day: Day
) -> StopEffect {
  StopEffect(statement, before: standing, after: standing.adding(stop), data, day)
}

extension Standing {
  package func adding(_ stop: Stop) -> Standing {
    var standing = self
    standing.stops.append(stop)
    return standing
  }

  package func withdrawing(_ consent: ConsentName, at instant: Instant) -> Standing {
    guard consents[consent]?.lives == true else { return self }
    var standing = self
    standing.consents[consent]?.withdrawn = instant
    return standing
  }
}

extension Statement {
  /// The ways of sending a stop ends, for each purpose, whoever makes it: what a page can say
  /// before it knows whom it speaks to.
  package func lanesStopped(by act: Act, _ scope: Scope) -> [Purpose: Set<Lane>] {
    var stopped: [Purpose: Set<Lane>] = [:]
    for terms in purposes {
      for rule in terms.stoppedBy where rule.scope == scope && rule.acts.contains(act) {
        let lanes = terms.lanes.filter(scope.covers)
        if !lanes.isEmpty { stopped[terms.purpose, default: []].formUnion(lanes) }
      }
    }
    return stopped
  }
}
