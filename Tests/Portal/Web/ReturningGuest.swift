import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Identity
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

extension PortalHouse {
  static let janEmail = "jan@voorbeeld.example"

  /// Jan, with an account, a subscription, a history, a profile, and an address in Utrecht.
  func jan() async throws -> Int64 {
    let jan = try await customer(Self.janEmail)
    try store.writeNow { tx in
      try ContactDetails.add(
        PostalAddress(street: "Stationsplein", houseNumber: "12", postcode: "3511 AB", place: "Utrecht"), of: jan,
        from: .sale, in: tx)
      try Evidence.contact(.purchase, of: jan, ownAct: true, on: tx.today.adding(days: -30), note: "kaart", in: tx)
      try Rows.write(
        "product", of: jan, ["since_day": tx.today.adding(days: -400)], sealing: ["name": "Dal Voordeel"], in: tx)
      try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "0,12"], in: tx)
    }
    return jan
  }

  /// Somebody who reads page after page; with `customer`, signed in.
  func reader(_ customer: Int64? = nil) throws -> ReturningGuest {
    guard let customer else { return ReturningGuest(self, cookies: [:]) }
    let session = try store.writeNow { tx in
      let token = try OneTimeLinks.issue(
        ForLogin.self, for: customer, detail: AccountKind.customer.rawValue, until: tx.now.adding(minutes: 10), in: tx)
      return try #require(try LoginLinks.enter(token, in: tx)).token.text
    }
    return ReturningGuest(self, cookies: [CookiePolicy.session.name: session])
  }
}

/// A guest who comes back: one visit for each page, the cookies kept between them.
final class ReturningGuest {
  private let house: PortalHouse
  private var cookies: [String: String]

  fileprivate init(_ house: PortalHouse, cookies: [String: String]) {
    self.house = house
    self.cookies = cookies
  }

  func get(_ path: String, in language: Language = .nl) async throws -> Guest.Reply {
    try await visit(language) { guest in try await guest.get(path) }
  }

  /// Presses a button of the page at `on`.
  func post(_ path: String, on page: String, _ name: String, _ value: String) async throws -> Guest.Reply {
    try await visit(.nl) { guest in try await guest.send(path, on: page, (name, value)) }
  }

  func visit(
    _ language: Language = .nl, _ act: @Sendable @escaping (Guest) async throws -> Guest.Reply
  ) async throws -> Guest.Reply {
    let before = cookies
    let (reply, after) = try await Application(router: house.portal.router()).test(.router) { client in
      let guest = Guest(client, language: language.rawValue)
      guest.cookies = before
      return (try await act(guest), guest.cookies)
    }
    cookies = after
    return reply
  }
}
