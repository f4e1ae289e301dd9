import Domain
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// S20: the one question that goes to an address somebody typed.
@Suite struct SignUpQuestionTests {
  private let address = "nieuw@voorbeeld.example"

  /// One a day and three until one is confirmed: also for an address that was purged in between and nobody knows.
  @Test(arguments: Dialect.allCases) func anAddressIsAskedThriceAndThenLeftInPeaceForTwoYears(on dialect: Dialect)
    async throws
  {
    let house = try TemporaryHouse(on: dialect)
    let email = try #require(EmailAddress(address))
    let first = house.time.now
    for day in 0..<6 {
      for _ in 1...2 { try await OptIn(house.desk).request([.newsletterEmail], for: email, in: .nl) }
      #expect(try house.letters("doubleOptIn").count == min(day + 1, 3))
      house.time.advance(hours: 24)
    }
    // Purged on the thirtieth day, it is still not asked again.
    house.time.advance(days: 30)
    _ = try Sweep(store: house.store).once()
    _ = try await Housekeeping.purge(house.store)
    let people = try house.store.readNow { tx in try BlindIndex.customers(.email(email), in: tx) }
    #expect(people.isEmpty)
    try await OptIn(house.desk).request([.newsletterEmail], for: email, in: .nl)
    #expect(try house.letters("doubleOptIn").count == 3)
    #expect(try house.store.readNow { tx in try BlindIndex.customers(.email(email), in: tx) }.isEmpty)
    // Nothing but a digest is kept of it, and that for two years.
    house.time.set(first.day.adding(days: 731).at(minute: 600))
    _ = try await Housekeeping.purge(house.store)
    #expect(try house.count("SELECT COUNT(*) AS n FROM attempt") == 0)
    try await OptIn(house.desk).request([.newsletterEmail], for: email, in: .nl)
    #expect(try house.letters("doubleOptIn").count == 4)
  }

  @Test func whoConfirmedIsAskedAfreshAndTheProofHasBothMoments() async throws {
    let house = try TemporaryHouse()
    let email = try #require(EmailAddress(address))
    let asked = house.time.now
    try await OptIn(house.desk).request([.newsletterEmail, .partnerOffers], for: email, in: .nl)
    let letter = try #require(try house.letters("doubleOptIn").first)
    #expect(try house.letters("doubleOptIn").count == 1, "one question for both")
    #expect(letter.letter.body.contains("jonger dan 16"))
    house.time.advance(hours: 3)
    let token = try #require(house.token(ForOptIn.self, in: letter))
    #expect(try await OptIn(house.desk).look(token) == [.newsletterEmail, .partnerOffers])
    #expect(try await OptIn(house.desk).confirm(token) == [.newsletterEmail, .partnerOffers])
    let person = try #require(try house.store.readNow { tx in try BlindIndex.customers(.email(email), in: tx) }.first)
    let times = try house.store.readNow { tx in
      try tx.run("SELECT name, given_at, confirmed_at FROM consent WHERE customer_id = \(person) ORDER BY name").map {
        (try $0.text("name"), try $0.instant("given_at"), try $0.instant("confirmed_at"))
      }
    }
    #expect(times.map(\.0) == ["newsletterEmail", "partnerOffers"])
    #expect(times.allSatisfy { $0.1 == asked && $0.2 == asked.adding(hours: 3) })
    // Both moments are theirs to read.
    let fields = try await GiveAccess(house.desk).show(to: person, in: .nl).filter { $0.category == .proof }
      .flatMap(\.rows).flatMap(\.fields)
    #expect(fields.contains { $0.label == "gevraagd" && $0.words.contains("09:00") })
    #expect(fields.contains { $0.label == "bevestigd" && $0.words.contains("12:00") })
    #expect(try house.count("SELECT COUNT(*) AS n FROM attempt WHERE act = 'signUpUnconfirmed'") == 0)
  }

  @Test func aSignUpLiftsNothingBeforeItsOwnerSaysYes() async throws {
    let house = try TemporaryHouse()
    let email = try #require(EmailAddress(address))
    _ = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(email), in: .nl)
    try await OptIn(house.desk).request([.newsletterEmail], for: email, in: .nl)
    #expect(try house.suppressed(address) == [.everything])
    house.time.advance(days: 2)
    #expect(try house.suppressed(address) == [.everything])
  }
}
