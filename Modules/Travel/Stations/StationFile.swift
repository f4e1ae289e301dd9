/// A station list that cannot be used, and why.
package enum StationFileError: Error, Equatable, Sendable {
  case unreadable(TravelFileError)
  case unknownHeader(found: String)
  case badRow(line: Int, found: String)
  case noStations
}

extension StationFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .unknownHeader(let found):
      "This is no station list: found the header \(found). Understood are `code;name;aliases`, and lists with "
        + "`code,uic,naam,middel_naam,korte_naam,friendly` or `code,uic,name_short,name_medium,name_long,slug`."
    case .badRow(let line, let found):
      "Line \(line): \(found) is no station. A code has one to eight letters or digits, and a name is needed."
    case .noStations: "The list holds no station. Import a list with at least one."
    }
  }
}

extension StationRegister {
  /// Reads our own compact list, or one of the two public layouts (2017, and newer).
  package init(csv bytes: [UInt8], limits: ReadingLimits = .standard) throws(StationFileError) {
    let table: StationTable
    do {
      table = try StationTable(bytes, limits: limits)
    } catch let error as StationFileError {
      throw error
    } catch let error as TravelFileError {
      throw .unreadable(error)
    } catch {
      throw .noStations
    }
    guard !table.entries.isEmpty else { throw .noStations }
    self.init(table.entries)
  }

  /// The list the programs carry with them.
  package static let embedded: StationRegister = {
    do {
      return try StationRegister(csv: PackageResources.stations_csv)
    } catch {
      preconditionFailure("the embedded station list cannot be read: \(error)")
    }
  }()
}

private struct StationTable {
  var entries: [StationRegister.Entry] = []

  init(_ bytes: [UInt8], limits: ReadingLimits) throws {
    let text = try DecodedText.decode(bytes, limits: limits)
    let first = String(decoding: text.bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    let separator: Character = first.contains(";") ? ";" : ","
    let records = try text.records(separator: separator, limits: limits)
    guard let head = records.first, case .success(let names) = head.fields, let layout = Layout(names) else {
      throw StationFileError.unknownHeader(found: Harmless.quoted(first, limit: 120))
    }
    for record in records.dropFirst() where !record.isBlank {
      guard case .success(let fields) = record.fields, let entry = layout.entry(fields) else {
        throw StationFileError.badRow(line: record.line, found: Self.shown(record))
      }
      entries.append(entry)
    }
  }

  private static func shown(_ record: Record) -> String {
    switch record.fields {
    case .success(let fields): Harmless.quoted(fields.joined(separator: ";"))
    case .failure(let bad): Harmless.quoted(bad.start)
    }
  }
}

/// Where the columns of a station list stand.
private struct Layout {
  private let code: Int
  private let name: Int
  private let aliases: [Int]
  /// Our own list holds all aliases in one column.
  private let inOne: Bool

  init?(_ header: [String]) {
    func at(_ name: String) -> Int? { header.firstIndex { $0.trimmed.lowercased() == name } }
    guard let code = at("code"), let name = at("name") ?? at("naam") ?? at("name_long") else { return nil }
    self.code = code
    self.name = name
    inOne = at("aliases") != nil
    aliases = ["aliases", "middel_naam", "korte_naam", "friendly", "name_medium", "name_short", "slug"].compactMap(at)
  }

  func entry(_ fields: [String]) -> StationRegister.Entry? {
    func cell(_ index: Int) -> String { fields.indices.contains(index) ? fields[index].trimmed : "" }
    guard let code = StationCode(cell(code)), !cell(name).isEmpty else { return nil }
    let written = aliases.map(cell).flatMap { text in
      inOne ? text.split(separator: "|").map(String.init) : [text]
    }
    return StationRegister.Entry(code: code, name: cell(name), aliases: written)
  }
}
