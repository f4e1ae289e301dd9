import ArgumentParser
import BusinessCards
import Domain
import Foundation
import Talk

/// Whether addresses are shown whole. On a terminal somebody may look over one's shoulder.
struct Showing: ParsableArguments {
  @Flag(help: "Show addresses whole on a terminal as well.")
  var unmasked = false

  func masks(_ house: HouseOptions) -> Bool { !unmasked && !house.json && isatty(1) == 1 }
}

/// One contact as it is printed; the names in JSON are stable.
struct ShownContact: Encodable {
  let handle: String
  let name: String
  let roles: [String]
  let emails: [String]
  let phones: [String]
  let address: [String]
  /// Where a letter about the card goes: business or elsewhere. Whether the person has an agreement and
  /// an address of their own is none of an employer's business.
  let post: String

  init(_ contact: BusinessContact, masked: Bool) {
    handle = contact.handle
    name = contact.name
    roles = contact.roles.map(\.rawValue)
    emails = contact.emails.map { masked ? $0.masked : $0.text }
    phones = contact.phones.map { masked ? $0.masked : $0.e164 }
    if let known = contact.address {
      address = masked ? ["… \(known.place)"] : known.lines
    } else {
      address = []
    }
    post = contact.post.isBusiness ? "business" : "elsewhere"
  }

  var line: String { ([handle, name, roles.joined(separator: ",")] + emails + phones).joined(separator: "  ") }

  func show(_ house: HouseOptions) throws {
    if house.json { return try CommandLineTalk.json(self) }
    print("\(handle)  \(name)  \(roles.joined(separator: ", "))")
    for line in emails + phones + address { print("  \(line)") }
    print("  post about the card goes \(post == "business" ? "to the business address" : "elsewhere")")
  }
}
