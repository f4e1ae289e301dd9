import Domain
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Identity

@Suite struct LoginLinksTests {
  /// Stands where the portal's copy stands, and remembers the token as the mailbox would.
  private final class Mailbox: Sendable {
    let received = Mutex<[LoginLinkOccasion]>([])

    func letter(_ occasion: LoginLinkOccasion) -> Outbox.Letter {
      received.withLock { $0.append(occasion) }
      return Outbox.Letter(
        to: occasion.to.text, name: "", subject: "Inloggen", body: occasion.token.text, language: occasion.language)
    }
  }

  private func request(
    _ login: String, as kind: AccountKind = .customer, _ here: HouseOfAccounts, _ mailbox: Mailbox
  ) async throws -> String {
    let answer = try await LoginLinks.request(
      login, as: kind, from: here.network, store: here.store, letter: mailbox.letter)
    switch answer {
    case .later(let at): return "later \(at)"
    case .accepted(let errand):
      try await errand.run()
      return "accepted"
    }
  }

  @Test func aLinkGoesToTheAddressOnFileAndSignsInOnce() async throws {
    let (here, mailbox) = (try HouseOfAccounts(), Mailbox())
    let made = try await here.make(.customer, "jan@voorbeeld.nl", phrase: nil)
    #expect(try await request(" JAN@voorbeeld.nl", here, mailbox) == "accepted")
    let sent = try #require(mailbox.received.withLock { $0.first })
    #expect(sent.to.text == "jan@voorbeeld.nl" && sent.expires == here.house.time.now.adding(minutes: 15))
    let waiting = try await here.store.read { tx in try Outbox.due(limit: 5, in: tx) }
    #expect(waiting.map(\.kind) == ["loginLink"] && waiting.map(\.letter.to) == ["jan@voorbeeld.nl"])
    for _ in 0..<3 {
      guard case .usable = try await LoginLinks.look(sent.token, store: here.store) else {
        Issue.record("looking consumed the link")
        return
      }
    }
    let signedIn = try #require(try await LoginLinks.enter(sent.token, store: here.store))
    #expect(try await Sessions.find(signedIn.token, from: here.store)?.account == made)
    #expect(try await LoginLinks.enter(sent.token, store: here.store) == nil)
    #expect(try here.count("SELECT COUNT(*) AS count FROM session") == 1)
    #expect(
      try here.log().suffix(3) == [
        "linkSent | unproven | person | account=customer",
        "linkUsed | subject | person | account=customer",
        "loginSucceeded | subject | person | account=customer; by=link; contact=recorded",
      ])
  }

  @Test func anUnknownAddressIsAnsweredAndCountedAlikeAndGetsNoLetter() async throws {
    let (here, mailbox) = (try HouseOfAccounts(), Mailbox())
    try await here.make(.customer, "jan@voorbeeld.nl")
    var seen: [String: [String]] = [:]
    for login in ["jan@voorbeeld.nl", "niemand@voorbeeld.nl"] {
      for _ in 0..<5 { seen[login, default: []].append(try await request(login, here, mailbox)) }
    }
    #expect(seen["jan@voorbeeld.nl"] == seen["niemand@voorbeeld.nl"])
    #expect(mailbox.received.withLock { $0.count } == 3, "beyond three an hour no further letter goes out")
    #expect(
      try here.count("SELECT COUNT(*) AS count FROM attempt WHERE act = 'linkPerAddress' AND tries = 5") == 2)
  }

  @Test func whatALinkSaysOfItselfIsReadAsItWasWritten() throws {
    let here = try HouseOfAccounts()
    let shared = SharedMailbox(hex: String(repeating: "0a", count: 32))
    for kind in AccountKind.allCases {
      for wish in [nil] + LoginLinkDetail.Wish.allCases {
        for mailbox in [nil, shared] {
          let detail = LoginLinkDetail(kind, wish: wish, mailbox: mailbox)
          #expect(LoginLinkDetail(detail.text) == detail)
        }
      }
    }
    for text in ["", "erasure", "customer access zz", "customer access 0a0a", "customer a b c"] {
      #expect(LoginLinkDetail(text) == nil, "\(text)")
    }
    let alone = try here.store.readNow { tx in try SharedMailbox(here.address("jan@voorbeeld.nl"), holder: 7, in: tx) }
    #expect(alone == nil)
  }

  @Test func oneRequestForEitherKindIsCountedOnceAndReachesBoth() async throws {
    let (here, mailbox) = (try HouseOfAccounts(), Mailbox())
    try await here.make(.customer, "jan@voorbeeld.nl")
    try await here.make(.booker, "jan@voorbeeld.nl")
    let answer = try await LoginLinks.request(
      "jan@voorbeeld.nl", as: .customer, .booker, from: here.network, store: here.store, letter: mailbox.letter)
    guard case .accepted(let errand) = answer else {
      Issue.record("the first request was refused")
      return
    }
    try await errand.run()
    #expect(mailbox.received.withLock { $0.count } == 2)
    #expect(try here.count("SELECT COUNT(*) AS count FROM attempt WHERE tries = 1") == 2)
  }

  @Test func oneNetworkAskingForManyIsToldToWait() async throws {
    let (here, mailbox) = (try HouseOfAccounts(), Mailbox())
    for number in 1...30 {
      #expect(try await request("persoon\(number)@voorbeeld.nl", here, mailbox) == "accepted")
    }
    let end = here.house.time.now.adding(minutes: 60)
    #expect(try await request("persoon31@voorbeeld.nl", here, mailbox) == "later \(end)")
  }

  @Test func staffGetNoLinkAndAForgedOneOpensNothing() async throws {
    let (here, mailbox) = (try HouseOfAccounts(), Mailbox())
    let made = try await here.make(.staff, "balie@voorbeeld.nl")
    #expect(try await request("balie@voorbeeld.nl", as: .staff, here, mailbox) == "accepted")
    #expect(mailbox.received.withLock { $0.isEmpty })
    let forged = try await here.store.write { tx in
      try OneTimeLinks.issue(ForLogin.self, for: made.customer, detail: "staff", in: tx)
    }
    #expect(try await LoginLinks.enter(forged, store: here.store) == nil)
  }

  @Test func aLinkIsGoodForAQuarterOfAnHourAndNotAfterTheRoleEnded() async throws {
    let (here, mailbox) = (try HouseOfAccounts(), Mailbox())
    let made = try await here.make(.booker, "boeker@bedrijf.example")
    for _ in 0..<2 { _ = try await request("boeker@bedrijf.example", as: .booker, here, mailbox) }
    let tokens = mailbox.received.withLock { $0.map(\.token) }
    here.house.time.advance(minutes: 15)
    #expect(try await LoginLinks.enter(tokens[0], store: here.store) == nil)
    _ = try await request("boeker@bedrijf.example", as: .booker, here, mailbox)
    let fresh = try #require(mailbox.received.withLock { $0.last }).token
    _ = try await here.store.write { tx in
      try Accounts.endRole(of: made.customer, as: .booker, by: .operator, in: tx)
    }
    #expect(try await LoginLinks.enter(fresh, store: here.store) == nil)
  }
}
