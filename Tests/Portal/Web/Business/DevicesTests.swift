import BusinessCards
import Domain
import Foundation
import HummingbirdTesting
import Identity
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// A computer that is lost is signed out from any browser.
@Suite struct DevicesTests {
  @Test func aBookerSeesTheirComputersAndSignsOneOut() async throws {
    let house = try await PortalHouse()
    let bea = try await house.booker("bea@bedrijf.example")
    let token = try await house.store.write { tx in
      try Evidence.agree(.businessCard, of: bea, terms: "2026", since: tx.today, in: tx)
      let company = try Organisations.make(name: "Wissel", kvkNumber: "00000001", since: tx.today, in: tx)
      try Organisations.join(bea, company, as: .booker, since: tx.today, in: tx)
      let account = try #require(try Accounts.find(of: bea, as: .booker, in: tx))
      return try Devices.admit(account, name: "laptop <van> Bea", scope: .writing, in: tx).token
    }
    try await house.open { client in
      #expect(try await Guest(client).get("/business/devices").location == "/login?next=/business/devices")
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let page = try await guest.get("/business/devices")
      #expect(page.status == 200 && page.text.contains("laptop &lt;van&gt; Bea"))
      let device = try #require(try house.store.readNow { try Devices.find(token, in: $0) })
      let done = try await guest.send("/business/devices", ("device", device.handle))
      #expect(done.status == 200 && !done.text.contains("laptop"))
    }
    #expect(try house.store.readNow { try Devices.find(token, in: $0) } == nil)
    #expect(try house.actions(about: bea).contains("deviceRevoked"))
  }

  @Test func whoeverHasNoRoleAnyMoreIsToldSoAndNothingBreaks() async throws {
    let house = try await PortalHouse()
    _ = try await house.booker("bea@bedrijf.example")
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      #expect(try await guest.get("/business").status == 403)
    }
  }

  @Test func anotherPersonsComputerIsNotSignedOut() async throws {
    let house = try await PortalHouse()
    _ = try await house.booker("bea@bedrijf.example")
    let cor = try await house.booker("cor@anders.example")
    let (token, handle) = try await house.store.write { tx in
      let account = try #require(try Accounts.find(of: cor, as: .booker, in: tx))
      let admitted = try Devices.admit(account, name: "laptop", scope: .writing, in: tx)
      return (admitted.token, admitted.device.handle)
    }
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      _ = try await guest.send("/business/devices", ("device", handle))
    }
    #expect(try house.store.readNow { try Devices.find(token, in: $0) } != nil)
  }
}
