import Domain
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// What people asked for, and got, before an older copy was put back.
@Suite struct BackupJourneyTests {
  /// Art. 17: the case, the letter and the login are gone with the copy; the account is not to come back.
  @Test(arguments: Fixture.statements) func anAccountErasedOnRequestStaysErased(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.account(jan, login: "inlog@voorbeeld.example", in: tx)
      return jan
    }
    try house.store.backUp(to: house.backups)
    house.time.advance(hours: 1)
    _ = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    house.time.advance(hours: 72)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    #expect(try house.rows("account", of: jan) == 0)
    try house.store.makeCheckpoint()

    try house.restore()
    #expect(try house.rows("account", of: jan) == 1, "the copy does bring it back")
    try Reapplication.run(on: house.store)
    for table in ["account", "purchase", "profile", "preference", "contact_event"] {
      #expect(try house.rows(table, of: jan) == 0, "\(table)")
    }
    #expect(try house.rows("product", of: jan) == 1)
    #expect(try house.suppressed("jan@voorbeeld.example") == [.everything])
    #expect(try !house.canWriteMarketing(to: jan))
  }

  /// The form, without proof: stopped in the copy too, and erased by silence there.
  @Test func whoObjectedOnTheFormIsStoppedAndErasedBySilence() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    try house.store.backUp(to: house.backups)
    house.time.advance(hours: 1)
    let email = try #require(EmailAddress("jan@voorbeeld.example"))
    _ = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(email), in: .nl)
    try house.store.makeCheckpoint()
    try house.restore()
    try Reapplication.run(on: house.store)
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try house.rows("purchase", of: jan) == 1, "nothing goes before it is proven")
    house.time.advance(days: 15)
    try Sweep(store: house.store).proveLostBySilence()
    _ = try Sweep(store: house.store).once()
    #expect(try house.rows("purchase", of: jan) == 0 && house.rows("product", of: jan) == 1)
  }
}
