/// The properties of one card as the cells that a row is read from: the business ones. What is somebody's own (a home
/// telephone, a birthday, a photograph) is left out and named.
struct VCardCells {
  private(set) var taken: [Cell] = []
  private(set) var leftOut: [LeftOut] = []
  private let properties: [VCardProperty]
  /// What Apple and Google call the members of a group: `item1.X-ABLabel:Privé`.
  private let labels: [String: String]

  init(_ properties: [VCardProperty]) {
    let isLabel = { (property: VCardProperty) in property.name == "X-ABLABEL" && !property.group.isEmpty }
    labels = Dictionary(properties.filter(isLabel).map { ($0.group, $0.text) }) { first, _ in first }
    // What is preferred comes first; the sort keeps the order of equals.
    self.properties = properties.filter { !isLabel($0) && !Self.ofTheFile.contains($0.name) }
      .enumerated().sorted { ($0.element.preference, $0.offset) < ($1.element.preference, $1.offset) }.map(\.element)
  }

  mutating func take() {
    let addresses = properties.filter { $0.name == "ADR" && !isPrivate($0) }
    let address = addresses.firstIndex { $0.types.contains("work") } ?? addresses.startIndex
    var seen = 0
    for property in properties {
      if isPrivate(property) {
        leaveOut(property, .noPurpose)
      } else if property.name == "ADR" {
        if seen == address { add(property, Self.ofAddress) } else { leaveOut(property, .notNeeded) }
        seen += 1
      } else {
        take(property)
      }
    }
  }

  private mutating func take(_ property: VCardProperty) {
    switch property.name {
    case "N": add(property, [.surname, .given, .middle])
    case "FN": add(.fullName, property, property.text)
    case "ORG": add(.department, property, property.components.dropFirst().first ?? "")
    case "TITLE": add(.function, property, property.text)
    case "EMAIL": add(.email, property, Self.bare(property.text))
    case "TEL" where property.types.isDisjoint(with: Self.noTelephones): add(.phone, property, Self.bare(property.text))
    default:
      if let field = VCardName.fields[property.name] {
        add(field, property, property.text)
      } else if case .leftOut(let reason) = ColumnNames.use(of: property.name) {
        leaveOut(property, reason)
      } else {
        leaveOut(property, .notNeeded)
      }
    }
  }

  private mutating func add(_ property: VCardProperty, _ fields: [ContactField?]) {
    for (field, text) in zip(fields, property.components) {
      if let field { add(field, property, text) }
    }
  }

  private mutating func add(_ field: ContactField, _ property: VCardProperty, _ text: String) {
    taken.append(Cell(field: field, column: property.name, text: text))
  }

  private mutating func leaveOut(_ property: VCardProperty, _ reason: LeftOutReason) {
    leftOut.append(LeftOut(name: property.name, reason: reason))
  }

  private func isPrivate(_ property: VCardProperty) -> Bool {
    ["ADR", "TEL", "EMAIL"].contains(property.name)
      && (property.types.contains(where: ColumnNames.isPrivate) || ColumnNames.isPrivate(labels[property.group] ?? ""))
  }

  /// `tel:+31-30-1234567;ext=12` and `mailto:…`.
  private static func bare(_ text: String) -> String {
    let scheme = ["tel:", "mailto:"].first { text.lowercased().hasPrefix($0) }
    guard let scheme else { return text }
    return String(text.dropFirst(scheme.count).prefix { $0 != ";" })
  }

  private static let ofAddress: [ContactField?] = [
    nil, nil, .streetAndNumber, .place, .region, .postcode, .country,
  ]
  private static let noTelephones: Set<String> = ["fax", "pager", "bbs", "modem", "isdn"]
  private static let ofTheFile: Set<String> = ["VERSION", "PRODID", "REV", "UID", "KIND", "SOURCE"]
}

/// The properties that vCard has none for, under names of our own.
enum VCardName {
  static let ours: [(name: String, field: ContactField)] = [
    ("X-RECHTSPOOR-HANDLE", .handle), ("X-RECHTSPOOR-PERSONNEL-NUMBER", .personnelNumber),
    ("X-RECHTSPOOR-ROLE", .role), ("X-RECHTSPOOR-CARD-NUMBER", .cardNumber),
    ("X-RECHTSPOOR-COST-CENTRE", .costCentre),
  ]
  static let fields = Dictionary(uniqueKeysWithValues: ours.map { ($0.name, $0.field) })
}
