import Bootstrap
import Domain
import Foundation
import Retention
import Storage
import TestSupport
import Testing

@testable import Identity
@testable import rechtspoor_portal

/// A colleague with an account, and the authenticator they carry.
struct Colleague: Sendable {
  let account: Account
  let login: String
  let secret: TOTPSecret

  func code(at now: Instant) -> String { TOTP.code(secret, counter: TOTP.counter(at: now)) }
}

extension PortalHouse {
  func colleague(_ roles: StaffRole..., named name: String? = nil) async throws -> Colleague {
    let login = "\(name ?? roles.map(\.rawValue).joined(separator: "-"))@rechtspoor.example"
    let hash = try await world.hasher.hash(Password(chosen: Self.phrase))
    let address = try #require(EmailAddress(login))
    let secret = TOTPSecret(from: world.entropy)
    let account = try await store.write { tx in
      try Accounts.make(
        .staff, for: try People.make(language: .nl, in: tx), login: address, roles: Set(roles), password: hash,
        totp: secret, by: .operator, in: tx)
    }
    return Colleague(account: account, login: login, secret: secret)
  }

  /// So many people whose relationship ends today, more than may go without a release. First: an account that nobody
  /// used since would go with them.
  func waiting(_ people: Int = 7, bound: Int = 5) throws {
    try store.writeNow { tx in
      for number in 1...people {
        let person = try People.make(language: .nl, in: tx)
        let email = try #require(EmailAddress("wacht\(number)@voorbeeld.example"))
        try Evidence.agree(.subscription, of: person, terms: "2026", since: tx.today.adding(days: -400), in: tx)
        try ContactDetails.add(email, of: person, from: .sale, in: tx)
        try Evidence.contact(.purchase, of: person, ownAct: true, on: tx.today, note: "kaart", in: tx)
        try Rows.write(
          "purchase", of: person, ["happened_day": tx.today, "recorded_day": tx.today], sealing: ["product": "Dal"],
          in: tx)
      }
    }
    time.set(time.now.day.adding(months: 48).at(minute: 600))
    try sweep(bound).assess()
  }

  /// As a scheduler would that finds three days gone; returns when it did.
  func stopClock() throws -> Instant {
    try store.writeNow { tx in
      try tx.run(
        """
        INSERT INTO work_clock (name, worked_at, stopped_at, stopped_because)
        VALUES ('scheduler', \(tx.now.adding(hours: -72)), \(tx.now), 'ahead')
        """)
      return tx.now
    }
  }

  func sweep(_ bound: Int = 5) -> Sweep {
    Sweep(store: store, bounds: SweepBounds(share: 0, floor: bound, firstRun: false))
  }
}

extension Guest {
  /// Each code is good once: a minute later it is another one.
  @discardableResult
  func signIn(_ colleague: Colleague, _ house: PortalHouse, next: String = "/staff") async throws -> Reply {
    house.time.advance(minutes: 1)
    return try await send(
      "/staff/login", ("email", colleague.login), ("password", PortalHouse.phrase),
      ("code", colleague.code(at: house.time.now)), ("next", next))
  }

  var staffSession: String? { cookies["__Secure-rechtspoor-staff"] }
}
