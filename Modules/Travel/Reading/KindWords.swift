/// Which kind of transaction the words of an export mean, in Dutch or English.
enum KindWords {
  /// A kind that a cell names by itself.
  static func kind(_ cell: String) -> RowKind? {
    let words = Words.spaced(cell)
    if let kind = exact[words] { return kind }
    for (start, kind) in beginnings where words.hasPrefix(start) { return kind }
    for (part, kind) in parts where words.contains(part) { return kind }
    return nil
  }

  private static let exact: [String: RowKind] = [
    "reis": .journey, "check uit": .journey, "check out": .journey, "journey": .journey, "trip": .journey,
    "check in": .checkIn,
  ]

  // The order matters: the charge for a forgotten check-out names the journey it corrects.
  private static let beginnings: [(String, RowKind)] = [
    ("correctie", .correction), ("correction", .correction),
    ("toeslag", .supplement), ("supplement", .supplement), ("surcharge", .supplement),
    ("reis zonder check uit", .journeyWithoutCheckOut), ("check uit gemist", .journeyWithoutCheckOut),
    ("check uit vergeten", .journeyWithoutCheckOut), ("vergeten check uit", .journeyWithoutCheckOut),
    ("journey without check out", .journeyWithoutCheckOut), ("missed check out", .journeyWithoutCheckOut),
    ("check in en uit", .journey), ("check in and out", .journey),
    ("saldo teruggave", .refund), ("teruggave", .refund), ("restitutie", .refund), ("refund", .refund),
  ]

  private static let parts: [(String, RowKind)] = [
    ("ov fiets", .ovFiets), ("ovfiets", .ovFiets),
    ("fietsenstalling", .bicycleParking), ("fietsstalling", .bicycleParking), ("fietskluis", .bicycleParking),
    ("bicycle parking", .bicycleParking), ("bike parking", .bicycleParking), ("stallen op rekening", .bicycleParking),
    ("opgeladen", .topUp), ("top up", .topUp), ("balance loaded", .topUp),
    ("op kaart gezet", .productLoaded), ("op kaart geladen", .productLoaded), ("product geladen", .productLoaded),
    ("product loaded", .productLoaded),
  ]
}

extension RowKind {
  /// A journey's money is always a charge, however an export signs it.
  var chargesAmount: Bool {
    switch self {
    case .journey, .journeyWithoutCheckOut, .ovFiets, .bicycleParking, .supplement: true
    default: false
    }
  }

  /// Whether the amount of such a row is what travelling cost (S8, reisopbrengst), and no deposit or balance.
  package var isFare: Bool { chargesAmount || self == .correction || self == .turnedBack }

  /// Whether it counts as a trip (S8, reisfrequentie).
  package var isTrip: Bool { self == .journey || self == .journeyWithoutCheckOut }
}
