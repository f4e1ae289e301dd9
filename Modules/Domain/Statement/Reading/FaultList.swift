/// Reads the shapes a statement is made of and notes every fault instead of stopping at the
/// first: who mends a statement wants the whole list. A reading that noted one makes no statement.
struct FaultList {
  private(set) var faults: [StatementRefusal.Fault] = []

  mutating func note(_ position: Position, _ problem: String, _ remedy: String) {
    faults.append(StatementRefusal.Fault(position: position, problem: problem, remedy: remedy))
  }

  /// The members of an object by key. A key not in the list is refused: a misspelt `until` would
  /// otherwise keep data for ever.
  mutating func object(
    _ node: JSONNode, _ what: String, required: [String], optional: [String] = []
  ) -> [String: JSONNode] {
    guard case .object(let members) = node.value else {
      note(node.position, "\(what) must be an object, and this is \(node.kind)", "write it as { … }")
      return [:]
    }
    let known = required + optional
    for member in members where !known.contains(member.key) {
      note(
        member.position, "\(what) has no key '\(member.key)'", "use one of: \(known.joined(separator: ", "))")
    }
    let found = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    for key in required where found[key] == nil {
      note(node.position, "\(what) lacks the key '\(key)'", "add it")
    }
    return found
  }

  mutating func list(_ node: JSONNode?, _ what: String, mayBeEmpty: Bool = false) -> [JSONNode] {
    guard let node else { return [] }
    guard case .array(let elements) = node.value else {
      note(node.position, "\(what) must be a list, and this is \(node.kind)", "write it as [ … ]")
      return []
    }
    if elements.isEmpty, !mayBeEmpty { note(node.position, "\(what) is empty", "name at least one") }
    return elements
  }

  mutating func text(_ node: JSONNode?, _ what: String) -> String? {
    guard let node else { return nil }
    guard case .string(let text) = node.value else {
      note(node.position, "\(what) must be a text, and this is \(node.kind)", "write it in double quotes")
      return nil
    }
    guard !text.isEmpty, text.count <= 200 else {
      note(node.position, "\(what) is empty or longer than 200 characters", "write a short text")
      return nil
    }
    return text
  }

  mutating func day(_ node: JSONNode?, _ what: String) -> Day? {
    guard let node, let text = text(node, what) else { return nil }
    guard let day = Day(text) else {
      note(node.position, "'\(text)' is no date", "write YYYY-MM-DD")
      return nil
    }
    return day
  }

  mutating func period(_ node: JSONNode?) -> Period? {
    guard let node, let text = text(node, "a period") else { return nil }
    guard let period = Period(text), period.description == text else {
      note(node.position, "'\(text)' is no period", "write one unit, such as P48M, P7D or P2Y")
      return nil
    }
    return period
  }

  /// One name of a closed list.
  mutating func name<Name: CaseIterable & RawRepresentable<String>>(
    _ node: JSONNode?, _ what: String, of: Name.Type = Name.self
  ) -> Name? {
    name(node, what, among: Name.allCases.map { ($0.rawValue, $0) })
  }

  mutating func name<Name>(_ node: JSONNode?, _ what: String, among names: [(String, Name)]) -> Name? {
    guard let node, let text = text(node, "a \(what)") else { return nil }
    guard let found = names.first(where: { $0.0 == text })?.1 else {
      note(
        node.position, "there is no \(what) '\(text)'",
        "write one of: \(names.map { $0.0 }.joined(separator: ", "))")
      return nil
    }
    return found
  }

  /// Several names, none of them twice.
  mutating func names<Name: CaseIterable & RawRepresentable<String> & Hashable>(
    _ node: JSONNode?, _ what: String, of: Name.Type = Name.self, mayBeEmpty: Bool = false
  ) -> [Name] {
    var seen: Set<Name> = []
    return list(node, "the list of \(what)s", mayBeEmpty: mayBeEmpty).compactMap { element in
      guard let name = name(element, what, of: Name.self) else { return nil }
      guard seen.insert(name).inserted else {
        note(element.position, "the \(what) '\(name.rawValue)' stands here a second time", "keep one of them")
        return nil
      }
      return name
    }
  }

  /// Where a period comes from: a sentence of the statement, an article, or ourselves.
  mutating func source(_ node: JSONNode?) -> String? {
    guard let node, let text = text(node, "a source") else { return nil }
    let sentence = text.first == "S" ? Int(text.dropFirst()) : nil
    let isArticle = ["art. ", "AWR ", "CBP ", "Code ", "Tw "].contains { text.hasPrefix($0) }
    guard text == "policy" || isArticle || sentence.map({ (1...51).contains($0) }) == true else {
      note(
        node.position, "'\(text)' is no source", "name a sentence S1 to S51, an article such as 'art. 21(3)', or policy"
      )
      return nil
    }
    return text
  }

  mutating func rule(_ node: JSONNode?) -> String? {
    guard let node, let text = text(node, "a rule") else { return nil }
    guard text.first == "R", let number = Int(text.dropFirst()), (1...20).contains(number) else {
      note(node.position, "'\(text)' is no retention rule", "write R1 to R20")
      return nil
    }
    return text
  }
}
