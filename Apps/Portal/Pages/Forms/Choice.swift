/// One of several answers to tick.
struct Choice: Sendable {
  enum Kind: String, Sendable { case radio, checkbox }

  let kind: Kind
  let name: String
  let value: String
  let label: String
  let hint: String?
  /// A word beside the label: that it is chosen already.
  let tag: String?
  let isChosen: Bool

  init(
    _ kind: Kind, name: String, value: String, label: String, hint: String? = nil, tag: String? = nil,
    isChosen: Bool = false
  ) {
    self.kind = kind
    self.name = name
    self.value = value
    self.label = label
    self.hint = hint
    self.tag = tag
    self.isChosen = isChosen
  }

  var values: Values {
    [
      "type": kind.rawValue, "id": "\(name)-\(value)", "name": name, "value": value, "label": label,
      "hint": shown(hint), "tag": shown(tag), "chosen": isChosen,
    ]
  }
}
