/// Which messages a reach answers, and where: the ways of sending that one statement has, and of each the kinds of
/// message about which the answers can differ.
package struct ReachLayout: Sendable {
  package let statement: Statement
  /// One for each byte, in their order.
  package let columns: [Approach]
  let ways: [Reach.Way]
  let approaches: [Reach.Way: [Approach]]
  /// What recipients may be picked by in any of them.
  let picked: [DataCategory]
  private let places: [Approach: Int]

  package init(_ statement: Statement) {
    self.statement = statement
    var ways: [Reach.Way] = []
    var approaches: [Reach.Way: [Approach]] = [:]
    for terms in statement.purposes {
      for lane in terms.reachingLanes {
        let way = Reach.Way(terms.purpose, lane)
        let messages = Self.messages(way, statement)
        if !messages.isEmpty {
          ways.append(way)
          approaches[way] = messages
        }
      }
    }
    self.ways = ways
    self.approaches = approaches
    columns = ways.flatMap { approaches[$0, default: []] }
    places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    picked = columns.contains { !$0.picksBy.isEmpty } ? [.travelBehaviour] : []
  }

  /// Where the answer about a message stands.
  package enum Place: Hashable, Sendable {
    case column(Int)
    /// Whoever the column would allow is refused all the same, everybody for one reason.
    case columnBut(Int, SendReason)
    /// Nobody, for one reason.
    case nobody(SendReason)
    /// Not answered ahead: each is decided when asked about.
    case notAhead
  }

  package func place(of approach: Approach) -> Place {
    guard statement.carries(approach.purpose, by: approach.lane) else { return .nobody(.wayNotStated) }
    guard approach.fits else { return .nobody(.contentDoesNotFit) }
    let holders = approach.picksBy.map { statement.holders(of: $0).contains(approach.purpose) }
    guard !holders.contains(false) else {
      // Of what several data would say no to, the first in the order of the decision is one of these or of those.
      guard approach.picksBy.count == 1 else { return .notAhead }
      let plain = Self.alike(Approach(approach.purpose, approach.lane, approach.content), statement)
      return places[plain].map { .columnBut($0, .mayNotPickBy) } ?? .notAhead
    }
    return places[Self.alike(approach, statement)].map(Place.column) ?? .notAhead
  }

  /// What the bytes mean, in words: other words, and bytes kept under them are read no more.
  package var words: [String] {
    columns.map { approach in
      let way = "\(approach.purpose.rawValue)/\(approach.lane.channel.rawValue)/\(approach.lane.brand.rawValue)"
      return switch approach.content {
      case .service: "\(way)/service"
      case .offer(let kind, let objective):
        "\(way)/\(kind.rawValue)/\(approach.picksBy.isEmpty ? "" : objective.rawValue)"
      }
    }
      + SendGround.all.map {
        [$0.basis.rawValue, $0.consent?.rawValue ?? "", $0.agreement?.rawValue ?? "", $0.isSoftOptIn ? "soft" : ""]
          .joined(separator: "/")
      } + SendReason.allCases.map(\.rawValue)
  }

  /// Every message by this way that can have an answer of its own.
  private static func messages(_ way: Reach.Way, _ statement: Statement) -> [Approach] {
    var messages = [Approach(way.purpose, way.lane, .service(.purchase))]
    for kind in OfferKind.allCases {
      for objective in Objective.allCases {
        messages.append(Approach(way.purpose, way.lane, .offer(kind, for: objective)))
        messages.append(Approach(way.purpose, way.lane, .offer(kind, for: objective), picksBy: [.travelBehaviour]))
      }
    }
    var seen: Set<Approach> = []
    return messages.filter(\.fits)
      .filter { $0.picksBy.isEmpty || statement.holders(of: .travelBehaviour).contains(way.purpose) }
      .map { alike($0, statement) }.filter { seen.insert($0).inserted }
  }

  /// The message that stands for all about which the decision is the same.
  private static func alike(_ approach: Approach, _ statement: Statement) -> Approach {
    let (purpose, lane) = (approach.purpose, approach.lane)
    guard case .offer(let kind, let objective) = approach.content else {
      return Approach(purpose, lane, .service(.purchase), picksBy: approach.picksBy)
    }
    let hasException = statement.terms(of: purpose)?.uses.contains { use in
      use.channel == lane.channel && use.bases.contains { $0.softOptIn != nil }
    }
    let one: OfferKind =
      switch kind {
      case .partner where purpose == .partnerOffers || lane.channel != .post: .partner
      case .ownOther where lane.channel != .post && hasException == true: .ownOther
      default: .ownSimilar
      }
    let aim: Objective =
      approach.picksBy.contains(.travelBehaviour) && objective.allowsTravelData ? .passengerGrowth : .relationship
    return Approach(purpose, lane, .offer(one, for: aim), picksBy: approach.picksBy)
  }
}

extension PurposeTerms {
  /// Its ways of sending that lead to a person, each once, in the order of the statement.
  fileprivate var reachingLanes: [Lane] {
    var seen: Set<Lane> = []
    return uses.flatMap(\.lanes).filter { $0.channel != .inHouse && seen.insert($0).inserted }
  }
}
