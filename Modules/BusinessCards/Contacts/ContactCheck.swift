import Domain

extension ContactEntry {
  /// The longest that one detail may be, however it is told.
  package static let longestDetail = 120

  /// Each text as one line without invisible marks, the way a file is read too: what steers a terminal or a header, or
  /// could be written on no letter, is refused for its detail (T8).
  func checked() throws(DeskRefusal) -> ContactEntry {
    var entry = self
    entry.given = try Self.line(given, of: .name)
    entry.middle = try Self.line(middle, of: .name)
    entry.surname = try Self.line(surname, of: .name)
    entry.function = try Self.line(function, of: .function)
    entry.department = try Self.line(department, of: .department)
    entry.personnelNumber = try Self.line(personnelNumber, of: .personnelNumber)
    entry.emails = Self.once(emails)
    entry.phones = Self.once(phones)
    guard !entry.surname.isEmpty else { throw .nameless }
    entry.address = try address?.checked()
    return entry
  }

  private static func once<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }

  static func line(_ typed: String, of kind: ContactDetailKind) throws(DeskRefusal) -> String {
    guard let text = CellText.line(typed) else { throw .detail(kind, .controlCharacter) }
    guard text.count <= longestDetail else { throw .detail(kind, .tooLong) }
    return text
  }
}

extension BusinessAddress {
  /// As a file's is read: in the Netherlands, by whatever name, one that a letter can be sent to; abroad as it was told.
  fileprivate func checked() throws(DeskRefusal) -> BusinessAddress? {
    var texts: [ContactField: String] = [:]
    let told: [(ContactField, String)] = [
      (.street, street), (.houseNumber, houseNumber), (.postcode, postcode), (.place, place), (.region, region),
      (.country, country),
    ]
    for (field, typed) in told {
      let text = try ContactEntry.line(typed, of: .address)
      if !text.isEmpty { texts[field] = text }
    }
    do throws(RowProblemIn) {
      return try AddressReading(texts: texts).address()
    } catch {
      throw .detail(.address, error.problem)
    }
  }
}
