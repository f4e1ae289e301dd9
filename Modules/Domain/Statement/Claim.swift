/// The statement turned round for speed: all that one purpose says about one category, so that
/// deciding about a row compares numbers and looks nothing up by name.
struct Claim: Sendable {
  struct Way: Sendable {
    let lane: Lane
    let bases: [BasisTerms]
    /// The stops that reach this lane for this category, one bit for each act and scope.
    let stops: UInt64
  }

  let purpose: Purpose
  let onlyKeeps: Bool
  let bit: UInt32
  let channels: ChannelMask
  let occasions: [Occasion]
  let conditions: [Condition]
  let until: [HoldTerm]
  let ways: [Way]

  static func byCategory(_ purposes: [PurposeTerms]) -> [DataCategory: [Claim]] {
    var claims: [DataCategory: [Claim]] = [:]
    for terms in purposes {
      for hold in terms.holds {
        for category in hold.categories {
          claims[category, default: []].append(Claim(terms, hold, category))
        }
      }
    }
    return claims
  }

  private init(_ terms: PurposeTerms, _ hold: Hold, _ category: DataCategory) {
    purpose = terms.purpose
    onlyKeeps = terms.purpose.onlyKeeps
    bit = terms.purpose.bit
    channels = ChannelMask(hold.channels)
    occasions = hold.occasions
    conditions = hold.conditions
    until = hold.until
    ways = terms.uses.flatMap { use in
      use.lanes.map { lane in
        let rules = terms.stoppedBy.filter { $0.reaches(lane, category) }
        let stops = rules.reduce(UInt64(0)) { mask, rule in
          rule.acts.reduce(mask) { $0 | Stop.bit($1, rule.scope) }
        }
        return Way(lane: lane, bases: use.bases, stops: stops)
      }
    }
  }
}

extension Claim {
  /// Whether it is there for this agreement and for no other.
  func names(_ agreement: AgreementName?) -> Bool {
    guard let agreement else { return false }
    return conditions.contains(.agreementMade(agreement)) || conditions.contains(.agreementRuns(agreement))
  }
}

/// A purpose that makes others rest while its conditions are so.
struct Pauser: Sendable {
  let condition: Condition
  let mask: UInt32

  static func all(in purposes: [PurposeTerms]) -> [Pauser] {
    purposes.filter { !$0.pauses.isEmpty }.flatMap { terms in
      let mask = terms.pauses.reduce(UInt32(0)) { $0 | $1.bit }
      return Set(terms.holds.flatMap(\.conditions)).map { Pauser(condition: $0, mask: mask) }
    }
  }
}

/// A set of channels in one byte.
struct ChannelMask: Sendable {
  private(set) var bits: UInt8 = 0

  init(_ channels: some Sequence<Channel>) {
    for channel in channels { bits |= Self.bit(channel) }
  }

  var isEmpty: Bool { bits == 0 }
  func contains(_ channel: Channel) -> Bool { bits & Self.bit(channel) != 0 }
  func meets(_ other: ChannelMask) -> Bool { bits & other.bits != 0 }

  private static func bit(_ channel: Channel) -> UInt8 {
    switch channel {
    case .email: 1
    case .post: 2
    case .telephone: 4
    case .inHouse: 8
    }
  }
}

extension Stop {
  var bit: UInt64 { Self.bit(act, scope) }

  static func bit(_ act: Act, _ scope: Scope) -> UInt64 {
    let row: UInt64 =
      switch act {
      case .optOut: 0
      case .objection: 1
      case .withdrawal: 2
      case .leavingExtra: 3
      }
    let column: UInt64 =
      switch scope {
      case .newsletter: 0
      case .emailNS: 1
      case .emailNSInternational: 2
      case .post: 3
      case .telephone: 4
      case .travelOffers: 5
      case .nsExtra: 6
      case .carrierMessages: 7
      case .everything: 8
      case .partnerOffers: 9
      case .emailTracking: 10
      case .websiteTracking: 11
      case .serviceMessages: 12
      }
    return 1 << (row * 16 + column)
  }
}

extension Purpose {
  /// Its place in the enum, as a bit.
  var bit: UInt32 { Self.bits[self, default: 0] }

  private static let bits: [Purpose: UInt32] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, 1 << UInt32($0)) })
}
