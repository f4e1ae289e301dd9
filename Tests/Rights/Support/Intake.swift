import Domain
import Rights
import Storage
import TestSupport

@testable import Identity

extension FindPerson.By {
  static let jan = EmailAddress("jan@voorbeeld.example").map { Self.email($0) } ?? .number("0")
}

extension TakenDown {
  static func sample(_ way: CameBy, on day: Day, by role: StaffRole = .agent) -> TakenDown {
    let since = TemporaryHouse.monday.day
    guard let ticket = Ticket("k-20418") else { preconditionFailure("a ticket is refused") }
    return TakenDown(
      by: Account(
        customer: 1, kind: .staff, roles: [role], handle: "abcdefgh", created: since, lastLogin: since, roleEnded: nil),
      way, ticket, on: day)
  }
}

extension TemporaryHouse {
  var today: Day { time.now.day }

  func count(_ query: Query) throws -> Int {
    try store.readNow { tx in try tx.first(query)?.int("n") ?? -1 }
  }

  func sources(of customer: Int64) throws -> Set<String> {
    try store.readNow { tx in
      Set(try tx.run("SELECT source FROM stop WHERE customer_id = \(customer)").map { try $0.text("source") })
    }
  }

  func suppressionSources() throws -> Set<String> {
    try store.readNow { tx in Set(try tx.run("SELECT source FROM suppression").map { try $0.text("source") }) }
  }

  func details(of reference: CaseReference, _ action: String) throws -> [String] {
    try entries(of: reference, action).map(\.detail)
  }

  func actors(of reference: CaseReference, _ action: String) throws -> [String] {
    try entries(of: reference, action).map(\.actor)
  }

  private func entries(
    of reference: CaseReference, _ action: String
  ) throws -> [(actor: String, detail: String)] {
    try store.readNow { tx in
      try tx.run(
        """
        SELECT actor, detail FROM audit_entry WHERE reference = \(reference.description) AND action = \(action)
        ORDER BY sequence
        """
      ).map { (try $0.text("actor"), try $0.text("detail")) }
    }
  }
}
