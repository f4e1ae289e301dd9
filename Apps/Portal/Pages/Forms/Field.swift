/// One question with a box to type in.
struct Field: Sendable {
  enum Kind: Sendable {
    case email, telephone, postcode, houseNumber, surname, reference, password, digits, code, long
    case givenName, street, place, newPassword
    /// Of somebody else: a browser must not fill in the visitor's own.
    case otherName, otherPostcode, otherEmail, otherTelephone, ticket, number, day
    /// Of somebody at work; `several`: more than one value, with commas between.
    case detail, several
  }

  /// The section of the template, and the id on the page.
  let key: String
  /// What the form sends.
  let name: String
  let kind: Kind
  let label: String
  let hint: String?
  let entry: Entry
  let isOptional: Bool

  init(
    _ name: String, _ kind: Kind, label: String, hint: String? = nil, entry: Entry, key: String? = nil,
    isOptional: Bool = false
  ) {
    self.key = key ?? name
    self.name = name
    self.kind = kind
    self.label = label
    self.hint = hint
    self.entry = entry
    self.isOptional = isOptional
  }

  func values(_ problems: ProblemCopy) -> Values {
    let described = [
      hint.map { _ in "\(key)-hint" }, entry.problem.map { _ in "\(key)-problem" },
      entry.suggestion.map { _ in "\(key)-suggestion" },
    ].compactMap { $0 }
    let shapes = [kind.isShort ? "field-short" : nil, entry.problem == nil ? nil : "field-faulty"].compactMap { $0 }
    return [
      "id": key, "name": name, "label": label, "hint": shown(hint), "value": entry.value,
      "problem": shown(entry.problem.map(problems.text)), "suggestion": shown(entry.suggestion),
      "describedBy": shown(described.isEmpty ? nil : described.joined(separator: " ")),
      "optional": isOptional, "long": kind.isLong, "type": kind.type, "inputMode": shown(kind.inputMode),
      "autocomplete": kind.autocomplete, "longest": shown(kind.longest),
      "shape": shapes.joined(separator: " "),
    ]
  }

  func fault(_ problems: ProblemCopy) -> Values? {
    if let problem = entry.problem { return ["id": key, "problem": problems.text(problem)] }
    return entry.suggestion.map { _ in ["id": "\(key)-suggested", "problem": problems.text(.emailSuspect)] }
  }
}

extension Field.Kind {
  fileprivate var isLong: Bool { if case .long = self { true } else { false } }

  fileprivate var isShort: Bool {
    switch self {
    case .postcode, .otherPostcode, .houseNumber, .day, .digits, .code: true
    default: false
    }
  }

  fileprivate var type: String {
    switch self {
    case .email, .otherEmail: "email"
    case .telephone, .otherTelephone: "tel"
    case .password, .newPassword: "password"
    case .day: "date"
    default: "text"
    }
  }

  fileprivate var inputMode: String? {
    switch self {
    case .digits, .code, .number: "numeric"
    default: nil
    }
  }

  fileprivate var autocomplete: String {
    switch self {
    case .email: "email"
    case .telephone: "tel"
    case .postcode: "postal-code"
    case .surname: "family-name"
    case .givenName: "given-name"
    case .street: "address-line1"
    case .place: "address-level2"
    case .newPassword: "new-password"
    case .password: "current-password"
    case .code: "one-time-code"
    case .houseNumber, .reference, .digits, .long, .otherName, .otherPostcode, .otherEmail, .otherTelephone, .ticket,
      .number, .day, .detail, .several:
      "off"
    }
  }

  /// Longer than anybody needs, shorter than a flood.
  fileprivate var longest: String? {
    switch self {
    case .email, .otherEmail: "254"
    case .telephone, .otherTelephone: "20"
    case .postcode, .otherPostcode: "8"
    case .houseNumber: "12"
    // A field for days takes no such word.
    case .day: nil
    case .surname, .givenName, .street, .place, .otherName: "80"
    case .detail: "120"
    case .several: "1000"
    case .reference, .ticket, .number: "24"
    case .password, .newPassword: "256"
    case .digits: "4"
    case .code: "8"
    case .long: "2000"
    }
  }
}
