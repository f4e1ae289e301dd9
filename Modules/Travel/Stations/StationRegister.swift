/// The stations by code, and the code of every way of writing a station's name.
package struct StationRegister: Sendable {
  package let names: [StationCode: String]
  /// Every name and alias, reduced to what is compared.
  private let codes: [String: StationCode]
  private let fullNames: Set<String>

  package struct Entry: Sendable {
    package let code: StationCode
    package let name: String
    package let aliases: [String]

    package init(code: StationCode, name: String, aliases: [String]) {
      self.code = code
      self.name = name
      self.aliases = aliases
    }
  }

  /// A full name wins over another station's alias; among aliases the first entry wins.
  package init(_ entries: [Entry]) {
    var names: [StationCode: String] = [:]
    var codes: [String: StationCode] = [:]
    for entry in entries where names[entry.code] == nil {
      names[entry.code] = entry.name
      let key = Self.key(entry.name)
      if codes[key] == nil { codes[key] = entry.code }
    }
    fullNames = Set(codes.keys)
    for entry in entries {
      for alias in entry.aliases {
        let key = Self.key(alias)
        if !key.isEmpty, codes[key] == nil { codes[key] = entry.code }
      }
    }
    self.names = names
    self.codes = codes
  }

  package var count: Int { names.count }

  package func name(of code: StationCode) -> String? { names[code] }

  package func code(for name: String) -> StationCode? { codes[Self.key(name)] }

  /// Whether this is how the station is really called. Short names are shared with stops of bus and tram.
  package func isFullName(_ name: String) -> Bool { fullNames.contains(Self.key(name)) }

  /// Case, accents, punctuation and the many ways of writing "Centraal" do not matter, and
  /// `Haag HS (Den)` is `Den Haag HS`.
  static func key(_ name: String) -> String {
    var text = name
    if let open = name.firstIndex(of: "("), open > name.startIndex, name.last == ")" {
      text = "\(name[name.index(after: open)...].dropLast()) \(name[..<open])"
    }
    return Words.spaced(text).split(separator: " ").map { centre.contains(String($0)) ? "centraal" : String($0) }
      .joined()
  }

  private static let centre: Set<String> = ["cs", "c", "centraal", "central"]
}
