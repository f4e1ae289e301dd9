/// What only the whole table can show.
extension StatementParser {
  /// Each purpose once, and no category without a purpose.
  mutating func checkTable(_ purposes: [(node: JSONNode, terms: PurposeTerms)], root: JSONNode) {
    var seen: Set<Purpose> = []
    for (node, terms) in purposes where !seen.insert(terms.purpose).inserted {
      faults.note(
        node.position, "the purpose '\(terms.purpose.rawValue)' stands here a second time", "keep one of them")
    }
    for purpose in Purpose.allCases where !seen.contains(purpose) {
      faults.note(root.position, "the purpose '\(purpose.rawValue)' is missing", "add it")
    }
    let held = Set(purposes.flatMap { $0.terms.holds.flatMap(\.categories) })
    for category in DataCategory.allCases where !held.contains(category) {
      faults.note(
        root.position, "no purpose holds the category '\(category.rawValue)'",
        "let a purpose hold it: what no purpose holds may not exist")
    }
  }

  /// Art. 21(3) and S51: an objection to everything ends every relationship purpose, whatever it
  /// holds and however it is carried out. A statement that says otherwise is refused.
  mutating func checkStops(_ terms: PurposeTerms, at position: Position) {
    guard terms.purpose.servesRelationship else { return }
    for lane in terms.lanes {
      for category in terms.holds.flatMap(\.categories) {
        let ends = terms.stoppedBy.contains {
          $0.scope == .everything && $0.acts.contains(.objection) && $0.reaches(lane, category)
        }
        if !ends {
          faults.note(
            position,
            "an objection to everything would leave '\(terms.purpose.rawValue)' its \(category.rawValue)",
            "add \"stoppedBy\" with the act objection and the scope everything (art. 21(3))")
          return
        }
      }
    }
  }
}

extension ContactEvent {
  /// What the company, a machine or the exercise of a right does is no contact of the customer's (A1).
  var canBeTheCustomersOwn: Bool {
    switch self {
    case .purchase, .renewal, .change, .termination, .inboundPhone, .inboundChat, .inboundMail, .inboundLetter,
      .counter, .login, .extraAction, .signUp:
      true
    case .outboundMessage, .messageOpened, .bounce, .automaticRenewal, .checkIn, .rightsRequest, .optOut, .complaint:
      false
    }
  }
}
