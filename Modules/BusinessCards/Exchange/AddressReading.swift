import Domain
import Storage

/// An address out of the cells it is spread over: in the Netherlands one that a letter can be sent to, elsewhere as it
/// was told.
package struct AddressReading {
  private let texts: [ContactField: String]

  /// By field, the empty ones left out.
  package init(texts: [ContactField: String]) {
    self.texts = texts
  }

  /// Nil where the file gives none. A country or a region alone is what address books fill in by themselves.
  package func address() throws(RowProblemIn) -> BusinessAddress? {
    let told: [ContactField] = [.street, .streetAndNumber, .houseNumber, .postcode, .place]
    guard told.contains(where: { texts[$0] != nil }) else { return nil }
    return isAbroad ? abroad : try dutch()
  }

  private var isAbroad: Bool { texts[.country].map { !Self.netherlands.contains(Identifier.fold($0)) } ?? false }

  private var abroad: BusinessAddress {
    BusinessAddress(
      abroad: [.street, .streetAndNumber, .houseNumber].compactMap { texts[$0] }.joined(separator: " "),
      postcode: texts[.postcode] ?? "", place: texts[.place] ?? "", region: texts[.region] ?? "",
      country: texts[.country] ?? "")
  }

  private func dutch() throws(RowProblemIn) -> BusinessAddress {
    var street = texts[.street] ?? texts[.streetAndNumber] ?? ""
    var houseNumber = texts[.houseNumber] ?? ""
    if CellText.isDate(houseNumber) { throw RowProblemIn(.houseNumber, .houseNumberIsDate) }
    if texts[.streetAndNumber] != nil || houseNumber.isEmpty, let parts = StreetAndNumber.split(street) {
      (street, houseNumber) = parts
    }
    do {
      return BusinessAddress(
        try PostalAddress(
          street: street, houseNumber: houseNumber, postcode: texts[.postcode] ?? "", place: texts[.place] ?? ""))
    } catch {
      switch error {
      case .street: throw RowProblemIn(.street, .street)
      case .houseNumber: throw RowProblemIn(.houseNumber, .houseNumber)
      case .postcode: throw RowProblemIn(.postcode, .postcode)
      case .place: throw RowProblemIn(.place, .place)
      }
    }
  }

  private static let netherlands = Set(
    [
      "", "Nederland", "NL", "NLD", "Netherlands", "The Netherlands", "Holland", "Niederlande", "Die Niederlande",
      "Pays-Bas", "Les Pays-Bas", "Países Bajos", "Kingdom of the Netherlands", "Koninkrijk der Nederlanden",
    ].map(Identifier.fold))
}

/// What is wrong, and with which field.
package struct RowProblemIn: Error {
  package let field: ContactField
  package let problem: RowProblem

  init(_ field: ContactField, _ problem: RowProblem) {
    self.field = field
    self.problem = problem
  }
}
