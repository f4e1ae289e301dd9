import Domain

/// One column of a table that is written: its name, and what stands in it.
struct ContactColumn: Sendable {
  private enum Content: Sendable {
    /// The value of that number; the last column holds whatever is left.
    case value(ContactField, number: Int)
    /// `Work` wherever the value of that number is there.
    case label(ContactField, number: Int)
  }

  let heading: String
  private let content: Content
  private let style: ContactTexts.Style

  func text(of record: ContactRecord) -> String {
    let texts = ContactTexts(record, style)
    switch content {
    case .value(let field, let number):
      let values = texts[field]
      return number < (Self.counts[field] ?? 1)
        ? values.dropFirst(number - 1).first ?? "" : values.dropFirst(number - 1).joined(separator: " ::: ")
    case .label(let field, let number): return texts[field].count >= number ? "Work" : ""
    }
  }

  static func own(_ language: Language) -> [ContactColumn] {
    let fields: [ContactField] = [
      .handle, .given, .middle, .surname, .email, .phone, .street, .houseNumber, .postcode, .place, .region, .country,
      .function, .department, .personnelNumber, .role, .cardNumber, .costCentre,
    ]
    return fields.flatMap { field in
      (1...(counts[field] ?? 1)).map { number in
        let heading = field.heading[language]
        return ContactColumn(
          number == 1 ? heading : "\(heading) \(number)", .value(field, number: number), .own(language))
      }
    }
  }

  static let google: [ContactColumn] =
    [
      interchanged("First Name", .given), interchanged("Middle Name", .middle), interchanged("Last Name", .surname),
      interchanged("Organization Title", .function), interchanged("Organization Department", .department),
    ]
    + labelled("E-mail", .email, [1, 2, 3].map { ("Value", .email, $0) })
    + labelled("Phone", .phone, [1, 2, 3, 4].map { ("Value", .phone, $0) })
    + labelled(
      "Address", .streetAndNumber,
      [
        ("Street", .streetAndNumber, 1), ("City", .place, 1), ("Region", .region, 1), ("Postal Code", .postcode, 1),
        ("Country", .country, 1),
      ])

  /// What is used most stands first: the order of the columns is that of the numbers.
  static let outlook: [ContactColumn] =
    [
      interchanged("First Name", .given), interchanged("Middle Name", .middle), interchanged("Last Name", .surname),
    ]
    + ["E-mail Address", "E-mail 2 Address", "E-mail 3 Address"].enumerated()
    .map { interchanged($0.element, .email, $0.offset + 1) }
    + ["Business Phone", "Mobile Phone", "Business Phone 2", "Primary Phone"].enumerated()
    .map { interchanged($0.element, .phone, $0.offset + 1) }
    + [
      interchanged("Job Title", .function), interchanged("Department", .department),
      interchanged("Organizational ID Number", .personnelNumber), interchanged("Business Street", .streetAndNumber),
      interchanged("Business City", .place), interchanged("Business State", .region),
      interchanged("Business Postal Code", .postcode), interchanged("Business Country/Region", .country),
    ]

  private init(_ heading: String, _ content: Content, _ style: ContactTexts.Style) {
    self.heading = heading
    self.content = content
    self.style = style
  }

  private static func interchanged(_ heading: String, _ field: ContactField, _ number: Int = 1) -> ContactColumn {
    ContactColumn(heading, .value(field, number: number), .interchanged)
  }

  /// `E-mail 1 - Label`, `E-mail 1 - Value`, and so on.
  private static func labelled(
    _ name: String, _ labelOf: ContactField, _ columns: [(name: String, field: ContactField, number: Int)]
  ) -> [ContactColumn] {
    var written = 0
    return columns.flatMap { column in
      defer { written = column.number }
      let value = interchanged("\(name) \(column.number) - \(column.name)", column.field, column.number)
      guard column.number > written else { return [value] }
      let label = ContactColumn(
        "\(name) \(column.number) - Label", .label(labelOf, number: column.number), .interchanged)
      return [label, value]
    }
  }

  private static let counts: [ContactField: Int] = [.email: 3, .phone: 4]
}
