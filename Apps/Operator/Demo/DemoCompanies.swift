import BusinessCards
import Domain
import Storage

/// Three client companies: each with a booker and a dozen people who carry a card.
struct DemoCompanies {
  struct Company {
    let name: String
    let kvkNumber: String
    let host: String
  }

  static let all = [
    Company(name: "Bruggenbouw Noord", kvkNumber: "00000011", host: "bruggenbouw.example"),
    Company(name: "Adviesbureau De Wissel", kvkNumber: "00000022", host: "dewissel.example"),
    Company(name: "Gemeente Rijnoever", kvkNumber: "00000033", host: "rijnoever.example"),
  ]

  static let peopleEach = 13

  /// Enters `people` (the first one the booker) in `company`, as people of the demonstration.
  static func write(_ company: Company, _ people: [(Int64, DemoPerson)], in tx: Transaction) throws {
    let since = tx.today.adding(days: -900)
    let organisation = try Organisations.make(name: company.name, kvkNumber: company.kvkNumber, since: since, in: tx)
    let address = try PostalAddress(
      street: "Stationsplein", houseNumber: "1", postcode: "3511 ED", place: "Utrecht")
    for (index, (customer, person)) in people.enumerated() {
      try Evidence.agree(.businessCard, of: customer, terms: "2026", since: since, in: tx)
      try Organisations.join(
        customer, organisation, as: index == 0 ? .booker : .cardholder, since: since, in: tx)
      let writing = ContactWriting(customer: customer, organisation: organisation)
      var entry = ContactEntry(given: person.given, surname: person.surname)
      entry.emails = [login(person, index, at: company)].compactMap { $0 }
      // Some have no business address on file: post then goes elsewhere, or nowhere (S4).
      if index % 4 != 3 { entry.address = BusinessAddress(address) }
      let phone = PhoneNumber("+3160000\(company.kvkNumber.suffix(2))\(index < 10 ? "0" : "")\(index)")
      entry.phones = [phone].compactMap { $0 }
      try writing.put(entry, in: tx)
    }
  }

  static func login(_ person: DemoPerson, _ index: Int, at company: Company) -> EmailAddress? {
    EmailAddress("\(Identifier.fold(person.given).prefix(1))\(Identifier.fold(person.surname))\(index)@\(company.host)")
  }
}
