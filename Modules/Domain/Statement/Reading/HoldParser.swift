extension StatementParser {
  mutating func holds(_ node: JSONNode?, onlyKeeps: Bool) -> [Hold] {
    var claimed: Set<DataCategory> = []
    return faults.list(node, "the list of holds").map { node in
      let keys = faults.object(
        node, "a hold", required: ["categories", "until"], optional: ["while", "channels", "occasions"])
      let categories = faults.list(keys["categories"], "the list of categories").compactMap { element in
        claim(element, among: &claimed)
      }
      let conditions = faults.list(keys["while"], "while").compactMap {
        faults.name($0, "condition", among: Condition.all.map { ($0.name, $0) })
      }
      let until = faults.list(keys["until"], "until", mayBeEmpty: true).compactMap { term($0) }
      if case .array(let terms)? = keys["until"]?.value, terms.isEmpty, conditions.isEmpty {
        faults.note(node.position, "a hold has neither 'while' nor 'until': it would never end", "say when it ends")
      }
      if onlyKeeps, !conditions.contains(.underHold), !conditions.contains(.underRestriction) {
        faults.note(
          node.position, "a purpose that only keeps must say under what", "add \"while\": [\"underHold\"] or such")
      }
      return Hold(
        categories: categories, channels: faults.names(keys["channels"], "channel", of: Channel.self),
        occasions: faults.names(keys["occasions"], "occasion", of: Occasion.self), conditions: conditions, until: until)
    }
  }

  private mutating func claim(_ node: JSONNode, among claimed: inout Set<DataCategory>) -> DataCategory? {
    guard let category = faults.name(node, "category", of: DataCategory.self) else { return nil }
    guard claimed.insert(category).inserted else {
      faults.note(
        node.position, "this purpose claims the category '\(category.rawValue)' a second time", "keep one of them")
      return nil
    }
    return category
  }

  private mutating func term(_ node: JSONNode) -> HoldTerm? {
    let keys = faults.object(node, "a term", required: ["anchor", "source", "rule"], optional: ["period"])
    let anchor = faults.name(keys["anchor"], "anchor", among: Anchor.all.map { ($0.name, $0) })
    let period = faults.period(keys["period"])
    if let anchor, anchor != .never, keys["period"] == nil {
      faults.note(node.position, "a term from '\(anchor.name)' lacks its period", "add \"period\", such as P48M")
    }
    if anchor == .never, let stray = keys["period"] {
      faults.note(stray.position, "what never begins has no period", "remove \"period\"")
    }
    guard let anchor, let source = faults.source(keys["source"]), let rule = faults.rule(keys["rule"]) else {
      return nil
    }
    return HoldTerm(anchor: anchor, period: period, source: source, rule: rule)
  }
}
