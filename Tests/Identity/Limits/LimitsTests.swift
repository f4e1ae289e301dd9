import Domain
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite struct LimitsTests {
  @Test(arguments: LimitedAct.allCases)
  func everyActIsAllowedAsOftenAsItsTableSaysAndAgainAfterwards(_ act: LimitedAct) throws {
    let house = try TemporaryHouse()
    func allow(_ subject: String) throws -> RateVerdict {
      try house.store.writeNow { tx in try Limits.allow(act, subject, in: tx) }
    }
    for _ in 0..<act.limit.times { #expect(try allow("jan@voorbeeld.nl") == .within) }
    #expect(try allow("jan@voorbeeld.nl") != .within)
    #expect(try allow("marie@voorbeeld.nl") == .within)
    house.time.advance(minutes: act.limit.minutes)
    #expect(try allow(" JAN@voorbeeld.nl") == .within)
    // What the purge takes is what `isOpen` says nothing rests on: one window has closed.
    #expect(try house.store.writeNow { tx in try Limits.purge(in: tx) } == 1)
  }

  @Test func aMistakeIsDatedByItselfNotByLaterTries() throws {
    let house = try TemporaryHouse()
    let mistake = FailureRecord(failures: 6, last: house.time.now)
    try house.store.writeNow { tx in
      let key = Limits.key(.loginPerAccount, "jan", in: tx)
      _ = try Limits.allow(key, in: tx)
      try AttemptTable.keep(mistake, for: key, in: tx)
    }
    house.time.advance(minutes: 40)
    let kept = try house.store.writeNow { tx in
      let key = Limits.key(.loginPerAccount, "jan", in: tx)
      _ = try Limits.allow(key, in: tx)
      return try AttemptTable.failures(key, in: tx)
    }
    #expect(kept == mistake)
  }

  @Test func networksAreCountedByHousehold() throws {
    let house = try TemporaryHouse()
    let addresses = try ["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"].map { try #require(NetworkAddress($0)) }
    let tries = try house.store.writeNow { tx in
      for address in addresses { _ = try Limits.allow(.statusPerNetwork, from: address, in: tx) }
      return try tx.run("SELECT tries FROM attempt ORDER BY tries").map { try $0.int("tries") }
    }
    #expect(tries == [1, 2])
  }
}
