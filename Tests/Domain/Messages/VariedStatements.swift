import Domain
import Foundation
import TestSupport

/// Statements that nobody wrote: the two that ship, with random edits of everything that decides about sending, as far
/// as the reader takes them.
struct VariedStatements {
  private var dice: Dice
  /// What makes others rest is no condition of theirs.
  private static let conditions = Condition.all.filter { $0 != .underHold && $0 != .underRestriction }

  init(seed: UInt64) {
    dice = Dice(seed: seed)
  }

  mutating func make(_ count: Int) throws -> [Statement] {
    let roots = try Statements.both.map {
      try JSONSerialization.jsonObject(with: Data($0.source)) as? [String: Any] ?? [:]
    }
    var made: [Statement] = []
    var tries = 0
    while made.count < count, tries < count * 20 {
      tries += 1
      var root = dice.pick(roots)
      var purposes = root["purposes"] as? [[String: Any]] ?? []
      for _ in 0...(2 + dice.below(12)) { edit(&purposes[dice.below(purposes.count)]) }
      root["purposes"] = purposes
      let bytes = try JSONSerialization.data(withJSONObject: root, options: [.sortedKeys])
      if let statement = try? Statement(reading: Array(bytes)) { made.append(statement) }
    }
    return made
  }

  private mutating func edit(_ purpose: inout [String: Any]) {
    switch dice.below(3) {
    case 0: editUse(&purpose)
    case 1: editHold(&purpose)
    default: editStops(&purpose)
    }
  }

  private mutating func editUse(_ purpose: inout [String: Any]) {
    guard var uses = purpose["uses"] as? [[String: Any]], !uses.isEmpty else { return }
    let place = dice.below(uses.count)
    switch dice.below(4) {
    case 0: uses[place]["brands"] = dice.pick([["ns"], ["nsInternational"], ["ns", "nsInternational"]])
    case 1: uses[place]["bases"] = [basis()]
    case 2:
      var later = basis()
      later["from"] = dice.pick(["2020-03-01", "2024-02-29", "2026-07-01"])
      uses[place]["bases"] = (uses[place]["bases"] as? [[String: Any]] ?? []).filter { $0["from"] == nil } + [later]
    default:
      // A way of its own: where two uses share one, which of them is named is not what is tried here.
      let channel = dice.pick(["email", "post", "telephone"])
      guard !uses.contains(where: { $0["channel"] as? String == channel }) else { return }
      uses.append(["channel": channel, "brands": ["ns"], "bases": [basis()]])
    }
    purpose["uses"] = uses
    purpose["assessment"] = ["reference": "LIA", "reviewBy": "2027-01-01"]
  }

  private mutating func basis() -> [String: Any] {
    switch dice.below(4) {
    case 0: ["basis": "consent", "consent": dice.pick(ConsentName.allCases).rawValue]
    case 1: ["basis": "contract", "agreement": dice.pick(AgreementName.allCases).rawValue]
    case 2: ["basis": "legitimateInterest"]
    default:
      ["basis": "legitimateInterest", "softOptIn": ["otherwise": dice.pick(ConsentName.allCases).rawValue]]
    }
  }

  private mutating func editHold(_ purpose: inout [String: Any]) {
    guard var holds = purpose["holds"] as? [[String: Any]], !holds.isEmpty else { return }
    let place = dice.below(holds.count)
    switch dice.below(6) {
    case 0:
      var terms = holds[place]["until"] as? [[String: Any]] ?? []
      guard !terms.isEmpty else { return }
      terms[dice.below(terms.count)]["period"] = dice.pick(["P0D", "P7D", "P1M", "P13M", "P48M", "P2Y", "P10Y"])
      holds[place]["until"] = terms
    case 1: holds[place]["until"] = (holds[place]["until"] as? [[String: Any]] ?? []).dropLast().map { $0 }
    case 2: holds[place]["while"] = [dice.pick(Self.conditions).name]
    case 3: holds[place]["while"] = (holds[place]["while"] as? [String] ?? []) + [dice.pick(Self.conditions).name]
    case 4: holds[place]["occasions"] = [dice.pick(Occasion.allCases).rawValue, dice.pick(["sale", "account"])]
    default:
      let more = dice.pick(["travelBehaviour", "contactDetails", "businessContactDetails"])
      holds[place]["categories"] = (holds[place]["categories"] as? [String] ?? []) + [more]
    }
    purpose["holds"] = holds
  }

  private mutating func editStops(_ purpose: inout [String: Any]) {
    var rules = purpose["stoppedBy"] as? [[String: Any]] ?? []
    switch dice.below(3) {
    case 0: if !rules.isEmpty { rules.remove(at: dice.below(rules.count)) }
    case 1:
      rules.append([
        "acts": dice.some(of: Act.allCases, oneIn: 2).map(\.rawValue), "scope": dice.pick(Scope.allCases).rawValue,
      ])
    default:
      guard !rules.isEmpty else { return }
      rules[dice.below(rules.count)]["categories"] = [dice.pick(["travelBehaviour", "contactDetails"])]
    }
    purpose["stoppedBy"] = rules
  }
}
