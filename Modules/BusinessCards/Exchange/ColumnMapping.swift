import Storage

/// What each column of a file is taken for. Guessed from the names, changed by whoever knows the file, and kept for the
/// next one with the same columns.
package struct ColumnMapping: Codable, Hashable, Sendable {
  package enum Use: Codable, Hashable, Sendable {
    case field(ContactField)
    case leftOut(LeftOutReason)
  }

  package struct Column: Codable, Hashable, Sendable {
    package let name: String
    package fileprivate(set) var use: Use
  }

  package private(set) var columns: [Column]

  package init(guessedFrom header: [String]) throws(ContactFileRefusal) {
    self.init(header)
    try check()
  }

  /// As well as its names say, for who is going to say more of it.
  package init(_ header: [String]) {
    columns = header.map { Column(name: $0, use: ColumnNames.use(of: $0)) }
    nameAlone()
    initialsForNames()
    addressWhole()
  }

  /// Without a name or a mail address no row is anybody.
  package func check() throws(ContactFileRefusal) {
    guard !has(.email).isEmpty || Self.naming.contains(where: { !has($0).isEmpty }) else {
      throw .noNameOrEmail(columns.map(\.name))
    }
  }

  /// What the file calls the first column of each field.
  package var names: [ContactField: String] {
    var names: [ContactField: String] = [:]
    for column in columns {
      if case .field(let field) = column.use, names[field] == nil { names[field] = column.name }
    }
    return names
  }

  /// Whether it was made for these columns.
  package func fits(_ header: [String]) -> Bool {
    header.map(Identifier.fold) == columns.map { Identifier.fold($0.name) }
  }

  /// The same with another use for one column; columns that are not there stay so.
  package func setting(_ column: Int, to use: Use) -> ColumnMapping {
    guard columns.indices.contains(column) else { return self }
    var mapping = self
    mapping.columns[column].use = use
    return mapping
  }

  package var leftOut: [LeftOut] {
    columns.compactMap { column in
      if case .leftOut(let reason) = column.use { LeftOut(name: column.name, reason: reason) } else { nil }
    }
  }

  /// `Naam` beside `Voornaam` is a surname.
  private mutating func nameAlone() {
    guard has(.surname).isEmpty, !has(.given).isEmpty, let name = has(.fullName).first else { return }
    columns[name].use = .field(.surname)
  }

  /// Initials stand for a given name where there is no other.
  private mutating func initialsForNames() {
    let initials = columns.indices.filter { ColumnNames.areInitials(columns[$0].name) }
    if has(.given).isEmpty, let first = initials.first, has(.fullName).isEmpty { columns[first].use = .field(.given) }
  }

  /// A file that never gives a whole address, but a town alone, gives none.
  private mutating func addressWhole() {
    let streets = has(.street) + has(.streetAndNumber)
    guard streets.isEmpty || has(.postcode).isEmpty || has(.place).isEmpty else { return }
    for index in columns.indices {
      if case .field(let field) = columns[index].use, field.isOfAddress { columns[index].use = .leftOut(.notNeeded) }
    }
  }

  private func has(_ field: ContactField) -> [Int] { columns.indices.filter { columns[$0].use == .field(field) } }

  private static let naming: [ContactField] = [.given, .surname, .fullName]
}

/// Something that a file holds and that is not taken in, by the name it has there.
package struct LeftOut: Hashable, Sendable {
  package let name: String
  package let reason: LeftOutReason
}
