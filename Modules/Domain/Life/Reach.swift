/// By which ways a person may be written to on one day, and on which basis: what `mayUse` says of their contact
/// details, for every purpose and way of sending at once. Kept as bytes, so that a question about a million people
/// compares one byte of each.
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

  /// A byte for each way, in the order of `ways`: 0 where it is closed, otherwise the place of its basis.
  package private(set) var bytes: [UInt8]

  init() {
    bytes = Array(repeating: 0, count: Self.ways.count)
  }

  /// Reads what was kept; nil for bytes that are none of ours.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.ways.count, bytes.allSatisfy({ $0 <= LegalBasis.allCases.count }) else { return nil }
    self.bytes = bytes
  }

  /// The basis on which this way is open; nil where it is closed.
  package func basis(of way: Way) -> LegalBasis? {
    Self.place(of: way).flatMap { Self.basis(of: bytes[$0]) }
  }

  /// Several details may open one way: the basis that stands first in the closed list is the one named.
  mutating func open(_ way: Way, on basis: LegalBasis) {
    guard let place = Self.place(of: way), let byte = Self.byte(of: basis) else { return }
    if bytes[place] == 0 || byte < bytes[place] { bytes[place] = byte }
  }
}

extension Reach {
  /// Every purpose by every way that leads to a person. What happens within the company reaches nobody.
  package static let ways: [Way] = Purpose.allCases.flatMap { purpose in
    Channel.allCases.filter { $0 != .inHouse }.flatMap { channel in
      Brand.allCases.map { Way(purpose, Lane(channel, $0)) }
    }
  }

  /// The place of a way among the bytes; nil for one that reaches nobody.
  package static func place(of way: Way) -> Int? { places[way] }

  package static func basis(of byte: UInt8) -> LegalBasis? {
    byte > 0 && Int(byte) <= LegalBasis.allCases.count ? LegalBasis.allCases[Int(byte) - 1] : nil
  }

  /// What the bytes mean, in words: another list of purposes, ways or bases gives other words, and bytes kept
  /// under them are read no more.
  package static var layout: [String] {
    ways.map { "\($0.purpose.rawValue)/\($0.lane.channel.rawValue)/\($0.lane.brand.rawValue)" }
      + LegalBasis.allCases.map(\.rawValue)
  }

  private static let places: [Way: Int] = Dictionary(
    uniqueKeysWithValues: ways.enumerated().map { ($1, $0) })

  private static func byte(of basis: LegalBasis) -> UInt8? {
    LegalBasis.allCases.firstIndex(of: basis).map { UInt8($0 + 1) }
  }
}

/// Works out the reach of a person through `details`, and the first day after `day` on which it may be another:
/// nil where the passing of time alone never changes it.
///
/// A detail serves the ways of its own channel alone: a name may be used by any way, and is none.
package func reach(
  _ statement: Statement, _ standing: Standing, _ details: [Datum], _ day: Day
) -> (reach: Reach, until: Day?) {
  var reach = Reach()
  var turns = standing.turns
  for detail in details where !detail.channels.isEmpty {
    let question = Question(statement, standing, detail, day)
    for claim in question.claims {
      turns += question.turns(of: claim)
      for lane in Set(claim.ways.map(\.lane)) where detail.channels.contains(lane.channel) {
        guard case .allowed(let basis, _) = question.use(for: claim, over: lane) else { continue }
        reach.open(Reach.Way(claim.purpose, lane), on: basis)
      }
    }
  }
  return (reach, turns.filter { $0 > day }.min())
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
