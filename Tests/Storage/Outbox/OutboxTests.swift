import Domain
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
    try house.store.writeNow { tx in try Outbox.postpone(id, attempts: 3, in: tx) }
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
    try house.store.writeNow { tx in sent ? try Outbox.markSent(id, in: tx) : try Outbox.markFailed(id, in: tx) }
    let row = try house.store.readNow { tx in
      try tx.first("SELECT state, sealed, attempts FROM letter WHERE letter_id = \(id)")
    }
    #expect(try row?.text("state") == (sent ? "sent" : "failed"))
    #expect(row?.isNull("sealed") == true)
    #expect(try !house.store.keyring.holds(key))
    #expect(try due(in: house) == [])
  }

  private func enqueue(in house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in try Outbox.enqueue(letter, kind: "notice", route: .email, of: nil, in: tx) }
  }

  private func due(in house: TemporaryHouse) throws -> [Int64] {
    try house.store.readNow { tx in try Outbox.due(limit: 10, in: tx).map(\.id) }
  }
}
