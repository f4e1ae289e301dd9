package import Domain

extension PersonalTable {
  /// The columns that deciding about a row needs: whose it is, its key, the days it carries, the ways it serves,
  /// and what a standing is folded from. Never its content.
  package var decidingColumns: [String] { Self.deciding[name] ?? columnNames }

  private static let deciding: [String: [String]] = Dictionary(
    uniqueKeysWithValues: Inventory.tables.map { table in
      let needed = Set(table.serves.columns + (StandingEvidence.columns[table.name] ?? []))
      let columns = table.columns.filter { column in
        switch column.role {
        case .owner, .key, .anchor: true
        case .sealed: false
        case .plain: needed.contains(column.name)
        }
      }
      return (table.name, columns.map(\.name))
    })

  /// The row as the pure core sees it: its category, the ways it serves, the days it carries.
  package func datum(_ row: Record) throws -> Datum {
    guard let category else { throw StorageError.corrupt("\(name) is the spine of a person, not a datum") }
    var days: [Anchor: Day] = [:]
    for column in anchors {
      // An anchor that has not come is null in a stored row, and not named in one about to be written.
      guard case .anchor(let names, let form) = column.role, row[column.name] ?? .null != .null else { continue }
      for anchor in names {
        days[anchor] = try day(row, column.name, form, anchor)
      }
    }
    let (channels, brands) = try reach(row)
    return Datum(category, channels: channels, brands: brands, origin: try origin(row), days: days)
  }

  private func day(_ row: Record, _ column: String, _ form: Column.Form, _ anchor: Anchor) throws -> Day {
    switch form {
    case .day:
      return try row.day(column)
    case .instant:
      return try row.instant(column).day
    case .month:
      // A counter is recorded when its month is over (A2); the month itself ends on its last day.
      let month = try row.month(column)
      return anchor == .monthEnd ? month.last : month.adding(1).first
    case .bookYear:
      // Seven years run from the end of the book year: 2016 begins to run on 2017-01-01.
      let day = try row.day(column)
      return anchor == .bookYearEnd ? Month(year: day.year + 1, month: 1).first : day
    }
  }

  private func reach(_ row: Record) throws -> (Set<Channel>, Set<Brand>) {
    switch serves {
    case .anything:
      return ([], [])
    case .byKind: return (try channels(row), [])
    case .byKindAndBrand: return (try channels(row), [try row.value("brand")])
    case .bySurface:
      return (try row.text("surface") == "email" ? [.email] : [.inHouse], [])
    }
  }

  private func channels(_ row: Record) throws -> Set<Channel> {
    switch try row.text("kind") {
    case "email": [.email]
    case "phone": [.telephone]
    case "address": [.post]
    default: []
    }
  }

  /// How an address came to us: what decides whether it may be written to without consent (A7b).
  private func origin(_ row: Record) throws -> AddressOrigin? {
    switch serves {
    case .byKindAndBrand:
      AddressOrigin(
        bySubject: try row.text("source") == "subject", occasion: try row.value("context"),
        optOutOffered: try row.bool("opt_out_offered"))
    case .byKind:
      AddressOrigin(bySubject: try row.text("source") == "subject", occasion: .employer, optOutOffered: false)
    case .anything, .bySurface: nil
    }
  }
}

extension Serves {
  /// What `PersonalTable.reach` and `origin` read.
  fileprivate var columns: [String] {
    switch self {
    case .anything: []
    case .byKind: ["kind", "source"]
    case .byKindAndBrand: ["kind", "brand", "source", "context", "opt_out_offered"]
    case .bySurface: ["surface"]
    }
  }
}
