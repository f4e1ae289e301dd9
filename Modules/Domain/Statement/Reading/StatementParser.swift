extension Statement {
  /// Reads a statement and refuses it, fault by fault, unless all of it is understood.
  package init(reading source: [UInt8]) throws(StatementRefusal) {
    let root = try JSONReader.read(source)
    var parser = StatementParser()
    let statement = parser.statement(root, source: source)
    guard parser.faults.faults.isEmpty, let statement else { throw StatementRefusal(parser.faults.faults) }
    self = statement
  }
}

/// From JSON to the statement's values, each checked where it stands.
struct StatementParser {
  var faults = FaultList()

  mutating func statement(_ root: JSONNode, source: [UInt8]) -> Statement? {
    let keys = faults.object(
      root, "the statement", required: ["version", "label", "inForceFrom", "contactEvents", "onStop", "purposes"])
    let id = faults.text(keys["version"], "the version")
    let label = self.label(keys["label"])
    let inForceFrom = faults.day(keys["inForceFrom"], "the first day in force")
    let events = contactEvents(keys["contactEvents"])
    let onStop = self.onStop(keys["onStop"])
    let nodes = faults.list(keys["purposes"], "the list of purposes")
    let purposes = nodes.compactMap { node in purpose(node).map { (node, $0) } }
    checkTable(purposes, root: keys["purposes"] ?? root)
    // `faults` may have grown: the caller throws them all.
    guard let id, let label, let inForceFrom, let onStop else {
      if faults.faults.isEmpty { faults.note(root.position, "the statement cannot be read", "compare it with another") }
      return nil
    }
    return Statement(
      version: StatementVersion(id: id, label: label), inForceFrom: inForceFrom, contactEvents: events,
      onStop: onStop, purposes: Purpose.allCases.compactMap { wanted in purposes.first { $0.1.purpose == wanted }?.1 },
      source: source)
  }

  private mutating func label(_ node: JSONNode?) -> Wording? {
    guard let node else { return nil }
    let keys = faults.object(node, "the label", required: ["nl", "en"])
    guard let nl = faults.text(keys["nl"], "a label"), let en = faults.text(keys["en"], "a label") else { return nil }
    return Wording(nl, en)
  }

  private mutating func contactEvents(_ node: JSONNode?) -> Set<ContactEvent> {
    var events: Set<ContactEvent> = []
    for element in faults.list(node, "the list of contact events") {
      guard let event = faults.name(element, "contact event", of: ContactEvent.self) else { continue }
      if !event.canBeTheCustomersOwn {
        faults.note(
          element.position, "'\(event.rawValue)' is no act of the customer's and can never move the clock",
          "leave it out")
      }
      if !events.insert(event).inserted {
        faults.note(
          element.position, "the contact event '\(event.rawValue)' stands here a second time", "keep one of them")
      }
    }
    return events
  }

  private mutating func onStop(_ node: JSONNode?) -> Term? {
    guard let node else { return nil }
    let keys = faults.object(node, "onStop", required: ["period", "source", "rule"])
    guard let period = faults.period(keys["period"]), let source = faults.source(keys["source"]),
      let rule = faults.rule(keys["rule"])
    else { return nil }
    return Term(anchor: "stopped", period: period.description, source: source, rule: rule)
  }

  private mutating func purpose(_ node: JSONNode) -> PurposeTerms? {
    let keys = faults.object(
      node, "a purpose", required: ["name", "uses", "recipients", "holds"],
      optional: ["assessment", "stoppedBy", "optOut", "pauses"])
    let name = faults.name(keys["name"], "purpose", of: Purpose.self)
    let uses = faults.list(keys["uses"], "the list of uses").compactMap { use($0) }
    let assessment = keys["assessment"].flatMap { self.assessment($0) }
    let weighs = uses.contains { $0.bases.contains { $0.basis == .legitimateInterest } }
    if weighs, keys["assessment"] == nil {
      faults.note(
        node.position, "a purpose on a legitimate interest, art. 6(1)(f), lacks its assessment",
        "add \"assessment\" with \"reference\" and \"reviewBy\"")
    }
    let rules = faults.list(keys["stoppedBy"], "stoppedBy", mayBeEmpty: true).map { (node: $0, rule: stopRule($0)) }
    let lanes = uses.flatMap(\.lanes)
    for (node, rule) in rules {
      if let rule, !uses.isEmpty, !lanes.contains(where: rule.scope.covers) {
        faults.note(
          node.position, "a stop of scope '\(rule.scope.rawValue)' reaches none of this purpose's ways of sending",
          "leave it out or add the way")
      }
    }
    let holds = self.holds(keys["holds"], onlyKeeps: name?.onlyKeeps ?? false)
    let optOut = faults.names(keys["optOut"], "opt-out route", of: OptOutRoute.self, mayBeEmpty: true)
    let recipients = faults.names(keys["recipients"], "recipient", of: Recipient.self, mayBeEmpty: true)
    let pauses = self.pauses(keys["pauses"])
    guard let name else { return nil }
    let terms = PurposeTerms(
      purpose: name, uses: uses, assessment: assessment, stoppedBy: rules.compactMap(\.rule), optOut: optOut,
      recipients: recipients, pauses: pauses, holds: holds)
    checkStops(terms, at: node.position)
    return terms
  }

  private mutating func assessment(_ node: JSONNode) -> Assessment? {
    let keys = faults.object(node, "an assessment", required: ["reference", "reviewBy"])
    guard let reference = faults.text(keys["reference"], "a reference"),
      let reviewBy = faults.day(keys["reviewBy"], "the day of review")
    else { return nil }
    return Assessment(reference: reference, reviewBy: reviewBy)
  }

  private mutating func use(_ node: JSONNode) -> Use? {
    let keys = faults.object(node, "a use", required: ["channel", "brands", "bases"])
    let channel = faults.name(keys["channel"], "channel", of: Channel.self)
    let brands = faults.names(keys["brands"], "brand", of: Brand.self)
    let nodes = faults.list(keys["bases"], "the list of bases")
    let bases = nodes.compactMap { basis($0) }
    if Set(bases.map(\.from)).count < bases.count, let first = nodes.first {
      faults.note(first.position, "two bases of one use begin on the same day", "give the later one its 'from'")
    }
    guard let channel else { return nil }
    return Use(
      channel: channel, brands: brands,
      bases: bases.sorted { ($0.from?.number ?? .min) < ($1.from?.number ?? .min) })
  }

  private mutating func basis(_ node: JSONNode) -> BasisTerms? {
    let keys = faults.object(
      node, "a basis", required: ["basis"], optional: ["consent", "agreement", "softOptIn", "from"])
    let basis = faults.name(keys["basis"], "legal basis", of: LegalBasis.self)
    let consent = faults.name(keys["consent"], "consent", of: ConsentName.self)
    let agreement = faults.name(keys["agreement"], "agreement", of: AgreementName.self)
    let from = faults.day(keys["from"], "the first day of a basis")
    guard let basis else { return nil }
    for (needs, key) in [(LegalBasis.consent, "consent"), (.contract, "agreement")] {
      if basis == needs, keys[key] == nil {
        faults.note(node.position, "the basis '\(basis.rawValue)' does not say which \(key)", "add \"\(key)\"")
      }
      if basis != needs, let stray = keys[key] {
        faults.note(stray.position, "the basis '\(basis.rawValue)' rests on no \(key)", "remove \"\(key)\"")
      }
    }
    if basis != .legitimateInterest, let stray = keys["softOptIn"] {
      faults.note(stray.position, "only a legitimate interest has a soft opt-in", "remove \"softOptIn\"")
    }
    return BasisTerms(
      basis: basis, consent: consent, agreement: agreement, softOptIn: keys["softOptIn"].flatMap { softOptIn($0) },
      from: from)
  }

  private mutating func softOptIn(_ node: JSONNode) -> SoftOptIn? {
    let keys = faults.object(node, "a soft opt-in", required: ["otherwise"])
    return faults.name(keys["otherwise"], "consent", of: ConsentName.self).map { SoftOptIn(otherwise: $0) }
  }

  private mutating func stopRule(_ node: JSONNode) -> StopRule? {
    let keys = faults.object(node, "a stop", required: ["acts", "scope"], optional: ["categories"])
    let acts = faults.names(keys["acts"], "act", of: Act.self)
    let categories = keys["categories"].map { faults.names($0, "category", of: DataCategory.self) }
    guard let scope = faults.name(keys["scope"], "scope", of: Scope.self) else { return nil }
    return StopRule(acts: acts, scope: scope, categories: categories.map(Set.init))
  }

  /// `relationship` stands for all purposes S51 speaks of.
  private mutating func pauses(_ node: JSONNode?) -> Set<Purpose> {
    let relationship = Purpose.allCases.filter(\.servesRelationship)
    let names = [("relationship", relationship)] + Purpose.allCases.map { ($0.rawValue, [$0]) }
    return Set(
      faults.list(node, "pauses").flatMap { faults.name($0, "purpose or group", among: names) ?? [] })
  }
}
