import ArgumentParser
import BusinessCards
import Domain
import Foundation

/// `Kolom=veld` of `--map`: the field by its name in JSON or in words; nothing behind the sign leaves the column out.
struct MapArgument {
  private let column: String
  private let field: String

  init(_ typed: String) throws {
    guard let sign = typed.lastIndex(of: "=") else {
      throw ValidationError(say("--map is 'Kolom=veld': \(typed)", "--map is 'Column=field': \(typed)"))
    }
    column = String(typed[..<sign]).trimmingCharacters(in: .whitespaces)
    field = String(typed[typed.index(after: sign)...]).trimmingCharacters(in: .whitespaces)
  }

  func applied(to mapping: ColumnMapping) throws -> ColumnMapping {
    let found = mapping.columns.indices.filter { mapping.columns[$0].name.lowercased() == column.lowercased() }
    guard !found.isEmpty else {
      throw ValidationError(
        say("Het bestand heeft geen kolom \(column).", "The file has no column \(column)."))
    }
    let use: ColumnMapping.Use
    if field.isEmpty {
      use = .leftOut(.notNeeded)
    } else if let known = ContactField.allCases.first(where: isNamed) {
      use = .field(known)
    } else {
      let all = ContactField.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        say("\(field) is geen veld. Kies uit: \(all).", "\(field) is no field. Choose from: \(all)."))
    }
    return found.reduce(mapping) { $0.setting($1, to: use) }
  }

  private func isNamed(_ known: ContactField) -> Bool {
    [known.rawValue, known.heading.nl, known.heading.en].contains { $0.lowercased() == field.lowercased() }
  }
}
