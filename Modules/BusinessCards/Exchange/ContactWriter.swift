import Delivery
package import Domain

/// Writes people as an address-book file. What it writes of a `ContactRecord`, `ContactFile` reads back as the same.
package struct ContactWriter: Sendable {
  package enum Format: Hashable, Sendable {
    /// Our own, with everything in it; a spreadsheet in the Netherlands expects semicolons.
    case own(Language)
    /// As Google has it since 2024.
    case google
    case outlook
    case vCard3, vCard4
  }

  private enum Target: Sendable {
    case table(CSVText, [ContactColumn])
    case cards(VCardText)
  }

  private var target: Target

  package init(_ format: Format) {
    switch format {
    case .own(let language):
      target = Self.table(ContactColumn.own(language), separator: language == .nl ? ";" : ",")
    case .google: target = Self.table(ContactColumn.google, separator: ",")
    case .outlook: target = Self.table(ContactColumn.outlook, separator: ",")
    case .vCard3: target = .cards(VCardText(.three))
    case .vCard4: target = .cards(VCardText(.four))
    }
  }

  package mutating func append(_ record: ContactRecord) {
    switch target {
    case .table(var table, let columns):
      table.append(columns.map { $0.text(of: record) })
      target = .table(table, columns)
    case .cards(var cards):
      cards.append(record)
      target = .cards(cards)
    }
  }

  package var bytes: [UInt8] {
    switch target {
    case .table(let table, _): table.bytes()
    case .cards(let cards): Array(cards.text.utf8)
    }
  }

  private static func table(_ columns: [ContactColumn], separator: Character) -> Target {
    var table = CSVText(separator: separator)
    table.append(columns.map(\.heading))
    return .table(table, columns)
  }
}
