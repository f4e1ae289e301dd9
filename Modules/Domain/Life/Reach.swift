/// What `decide` says of one person on one day, for every message there can be, a byte for each, so that a question
/// about millions compares one byte of each.
package struct Reach: Hashable, Sendable {
  /// One purpose, carried out by one way of sending.
  package struct Way: Hashable, Sendable {
    package let purpose: Purpose
    package let lane: Lane

    package init(_ purpose: Purpose, _ lane: Lane) {
      self.purpose = purpose
      self.lane = lane
    }
  }

  /// In the order of the layout: each the place of a ground in `SendGround.all`, or `firstReason` and the place of a
  /// reason in its closed list.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Bytes from here on say why not.
  package static let firstReason: UInt8 = 128

  package static func byte(of decision: SendDecision) -> UInt8 {
    switch decision {
    case .allowed(let ground): UInt8(ground.place)
    case .refused(let refusal): byte(of: refusal.reason)
    }
  }

  package static func byte(of reason: SendReason) -> UInt8 { firstReason + UInt8(reason.place) }

  package enum Meaning: Hashable, Sendable {
    case ground(SendGround)
    case reason(SendReason)
  }

  /// Nil for a byte that nobody writes.
  package static func meaning(of byte: UInt8) -> Meaning? {
    guard byte >= firstReason else {
      return Int(byte) < SendGround.all.count ? .ground(SendGround.all[Int(byte)]) : nil
    }
    let place = Int(byte - firstReason)
    return place < SendReason.allCases.count ? .reason(SendReason.allCases[place]) : nil
  }
}

/// Works out the reach of a person through `details`, and the first day after `day` on which it may be another:
/// nil where the passing of time alone never changes it.
package func reach(
  _ layout: ReachLayout, _ standing: Standing, _ details: [Datum], _ day: Day
) -> (reach: Reach, until: Day?) {
  let statement = layout.statement
  let deciding = Deciding(statement, standing, details, day)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(layout.columns.count)
  for way in layout.ways {
    let answers = deciding.answers(way.purpose, way.lane)
    for approach in layout.approaches[way, default: []] {
      bytes.append(Reach.byte(of: deciding.decide(approach, answers)))
    }
  }
  var turns = standing.turns
  for question in deciding.questions + layout.picked.map({ Question(statement, standing, .picked($0, on: day), day) }) {
    for claim in question.claims { turns += question.turns(of: claim) }
  }
  return (Reach(bytes: bytes), turns.filter { $0 > day }.min())
}

// Every decision compares the day with these days and with no others: between two of them it stays as it is.

extension Standing {
  fileprivate var turns: [Day] {
    var days = agreements.values.flatMap { [$0.since, $0.ended] }
    days += consents.values.map(\.given.day)
    days += [under16Until, hold?.since, hold?.until, restriction?.since, restriction?.until]
    return days.compactMap { $0 }
  }
}

extension Question {
  fileprivate func turns(of claim: Claim) -> [Day] {
    claim.ways.flatMap { $0.bases.compactMap(\.from) } + claim.until.compactMap(end)
  }

  private func end(of term: HoldTerm) -> Day? {
    guard term.anchor != .never, let period = term.period else { return nil }
    return anchorDay(term.anchor).map { period.end(from: $0) }
  }
}
