import Dispatch
import Domain
import Synchronization
@testable import Storage
import TestSupport
import Testing

@Suite struct OutboxTests {
  private let letter = Outbox.Letter(
    to: "jan@voorbeeld.example", name: "Jan", subject: "Uw bezwaar", body: "Wij stoppen.", language: .nl)

  @Test func aLetterIsDueAtOnceAndAsItWasDecided() throws {
    let house = try TemporaryHouse()
    let id = try enqueue(in: house)
    let due = try house.store.readNow { tx in try Outbox.due(limit: 10, in: tx) }
    #expect(due.map(\.id) == [id])
    #expect(due.first?.letter == letter)
  }

  @Test func whatCouldNotBeCarriedWaitsLongerEachTime() throws {
    let house = try TemporaryHouse()
    let id = try enqueue(in: house)
    try house.store.writeNow { tx in
      let claimed = try Outbox.claimMail(limit: 10, in: tx)
      try Outbox.postpone(id, attempts: 3, by: claimed.claim, in: tx)
    }
    #expect(try due(in: house) == [])
    house.time.advance(minutes: 7)
    #expect(try due(in: house) == [])
    house.time.advance(minutes: 1)
    #expect(try due(in: house) == [id])
  }

  @Test(arguments: [true, false]) func aLetterThatIsDoneWithLosesItsTextAndItsKey(sent: Bool) throws {
    let house = try TemporaryHouse()
    let id = try enqueue(in: house)
    let key = KeyName(id, .letter)
    #expect(try house.store.keyring.holds(key))
    try house.store.writeNow { tx in
      let claim = try Outbox.claimMail(limit: 10, in: tx).claim
      sent ? try Outbox.markSent(id, by: claim, in: tx) : try Outbox.markFailed(id, by: claim, in: tx)
    }
    #expect(try row(id, in: house).text("state") == (sent ? "sent" : "failed"))
    #expect(try row(id, in: house).isNull("sealed"))
    #expect(try !house.store.keyring.holds(key))
    #expect(try due(in: house) == [])
  }

  @Test func aLetterThatWaitedLongIsRememberedFromTheDayItWasSent() throws {
    let house = try TemporaryHouse()
    let id = try enqueue(in: house)
    house.time.advance(days: 400)
    let today = house.store.clock.now.day
    try house.store.writeNow { tx in
      try Outbox.markSent(id, by: Outbox.claimMail(limit: 10, in: tx).claim, in: tx)
    }
    #expect(try row(id, in: house).day("recorded_day") == today)
  }

  // MARK: - Shared among schedulers

  @Test(arguments: Dialect.allCases) func eachLetterIsClaimedByOneOfMany(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let letters = try (0..<60).map { _ in try enqueue(in: house) }
    let claimed = Mutex<[Int64]>([])
    DispatchQueue.concurrentPerform(iterations: 12) { _ in
      do {
        let mine = try house.store.writeNow { tx in try Outbox.claimMail(limit: 7, in: tx) }
        claimed.withLock { $0 += mine.letters.map(\.id) }
      } catch {
        Issue.record(error)
      }
    }
    #expect(claimed.withLock { Set($0).count == $0.count }, "a letter was claimed twice")
    // Whoever was passed over finds the rest.
    let rest = try house.store.writeNow { tx in try Outbox.claimMail(limit: 100, in: tx) }.letters.map(\.id)
    #expect(claimed.withLock { Set($0 + rest) } == Set(letters))
    #expect(claimed.withLock { $0.count } + rest.count == 60)
  }

  @Test func aClaimThatRanOutIsAnothersAndTheFirstIsRefused() throws {
    let house = try TemporaryHouse()
    let id = try enqueue(in: house)
    let first = try claim(in: house)
    #expect(try claim(in: house).letters.isEmpty)
    house.time.advance(minutes: 1)
    let second = try claim(in: house)
    #expect(second.letters.map(\.id) == [id])
    for late in [
      { tx in try Outbox.markSent(id, by: first.claim, in: tx) },
      { tx in try Outbox.markFailed(id, by: first.claim, in: tx) },
      { tx in try Outbox.postpone(id, attempts: 0, by: first.claim, in: tx) },
      { tx in _ = try Outbox.renew(first.claim, of: [id], in: tx) },
    ] as [(Transaction) throws -> Void] {
      #expect(throws: ClaimLost.self) { try house.store.writeNow(late) }
    }
    try house.store.writeNow { tx in try Outbox.release(first.claim, of: [id], in: tx) }
    #expect(try row(id, in: house).text("state") == "waiting")
    #expect(try row(id, in: house).int("attempts") == 0)
    #expect(try house.store.keyring.holds(KeyName(id, .letter)))
    try house.store.writeNow { tx in try Outbox.markSent(id, by: second.claim, in: tx) }
    #expect(throws: ClaimLost.self) {
      try house.store.writeNow { tx in try Outbox.markSent(id, by: second.claim, in: tx) }
    }
    #expect(try row(id, in: house).int("attempts") == 1)
  }

  @Test func aClaimThatIsRenewedLastsAndOneThatIsGivenBackIsFreeAtOnce() throws {
    let house = try TemporaryHouse()
    let id = try enqueue(in: house)
    let first = try claim(in: house)
    house.time.set(house.time.now.adding(seconds: 50))
    let until = try house.store.writeNow { tx in try Outbox.renew(first.claim, of: [id], in: tx) }
    #expect(until == house.time.now.adding(seconds: Outbox.claimSeconds))
    house.time.set(house.time.now.adding(seconds: 50))
    #expect(try claim(in: house).letters.isEmpty)
    try house.store.writeNow { tx in try Outbox.release(first.claim, of: [id], in: tx) }
    #expect(try claim(in: house).letters.map(\.id) == [id])
  }

  // MARK: - For the printer

  @Test func aBatchThatSomebodyBeganKeepsItsNameAndItsLetters() throws {
    let house = try TemporaryHouse()
    let letters = try (0..<3).map { _ in try enqueue(.print, in: house) }
    let first = try #require(try batch(in: house))
    #expect(Set(first.claimed.letters.map(\.id)) == Set(letters))
    let later = try enqueue(.print, in: house)
    house.time.advance(minutes: 1)
    let second = try #require(try batch(in: house))
    #expect(second.name == first.name && Set(second.claimed.letters.map(\.id)) == Set(letters))
    let third = try #require(try batch(in: house))
    #expect(third.name != first.name && third.claimed.letters.map(\.id) == [later])
    #expect(try batch(in: house) == nil)
    #expect(throws: ClaimLost.self) {
      try house.store.writeNow { tx in
        for id in letters { try Outbox.markSent(id, by: first.claimed.claim, in: tx) }
      }
    }
  }

  @Test(arguments: Dialect.allCases) func eachLetterIsInOneBatch(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let letters = try (0..<20).map { _ in try enqueue(.print, in: house) }
    let found = Mutex<[Outbox.ClaimedBatch]>([])
    for _ in 1...2 {
      DispatchQueue.concurrentPerform(iterations: 6) { _ in
        do {
          let batch = try house.store.writeNow { tx in try Outbox.claimBatch(limit: 5, in: tx) }
          found.withLock { $0 += [batch].compactMap { $0 } }
        } catch {
          Issue.record(error)
        }
      }
      // Everybody who claimed one is gone; the second time they are all taken over.
      house.time.advance(minutes: 1)
    }
    var batchOf: [Int64: Set<String>] = [:]
    for batch in found.withLock({ $0 }) {
      for letter in batch.claimed.letters { batchOf[letter.id, default: []].insert(batch.name) }
    }
    #expect(batchOf.values.allSatisfy { $0.count == 1 })
    var seen: [String: Set<Int64>] = [:]
    for batch in found.withLock({ $0 }) {
      let letters = Set(batch.claimed.letters.map(\.id))
      #expect(seen[batch.name] ?? letters == letters, "a batch was taken over in part")
      seen[batch.name] = letters
    }
    #expect(Set(batchOf.keys).isSubset(of: letters))
  }

  private func claim(in house: TemporaryHouse) throws -> Outbox.Claimed {
    try house.store.writeNow { tx in try Outbox.claimMail(limit: 10, in: tx) }
  }

  private func batch(in house: TemporaryHouse) throws -> Outbox.ClaimedBatch? {
    try house.store.writeNow { tx in try Outbox.claimBatch(limit: 10, in: tx) }
  }

  private func row(_ id: Int64, in house: TemporaryHouse) throws -> Record {
    try #require(try house.store.readNow { tx in try tx.first("SELECT * FROM letter WHERE letter_id = \(id)") })
  }

  private func enqueue(_ route: Outbox.Route = .email, in house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in try Outbox.enqueue(letter, kind: "notice", route: route, of: nil, in: tx) }
  }

  private func due(in house: TemporaryHouse) throws -> [Int64] {
    try house.store.readNow { tx in try Outbox.due(limit: 10, in: tx).map(\.id) }
  }
}
