import Delivery
import Domain
import Foundation
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// Two people, or a person and the house, at the same thing at the same moment, each in a program of their own: it ends
/// as if one had come after the other. `tools/battery race` runs it longer.
@Suite struct RaceTests {
  private static let setting = ProcessInfo.processInfo.environment
  private static let rounds = setting["RECHTSPOOR_TEST_ROUNDS"].flatMap { Int($0) } ?? 12
  private static let seed = setting["RECHTSPOOR_TEST_SEED"].flatMap { UInt64($0) } ?? 1

  /// What is written while somebody objects is refused, or goes with the rest (S51, T3).
  @Test func anObjectionAndAnImportLeaveNothingOfTheRelationship() async throws {
    try await race { house, other, jan, _ in
      _ = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    } against: { house, other, jan, _ in
      try await Self.ifAllowed {
        try await other.write { tx in
          try Rows.write(
            "purchase", of: jan, ["happened_day": tx.today, "recorded_day": tx.today],
            sealing: ["product": "Dagkaart"], in: tx)
        }
      }
      try await Self.ifAllowed {
        try await other.write { tx in
          try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "0,9"], in: tx)
        }
      }
    } then: { house, jan, outcomes in
      #expect(outcomes == [true, true])
      try Self.expect(0, of: jan, in: house)
    }
  }

  /// The same link pressed in two windows.
  @Test func twoPressesOfOneLinkEraseOnceAndWriteOnce() async throws {
    try await race { house, _, _, token in
      _ = try await ObjectToProcessing(house.desk).confirm(token.erase)
    } against: { house, other, _, token in
      _ = try await ObjectToProcessing(house.desk(on: other)).confirm(token.erase)
    } then: { house, jan, outcomes in
      #expect(outcomes.filter { $0 }.count == 1)
      try Self.expectErasedOnce(jan, house)
    }
  }

  /// Art. 21 and its contrary at one moment: whoever comes first is right, and the other is told.
  @Test func yesAndThisWasNotMeAreNeverBothTrue() async throws {
    try await race { house, _, _, token in
      _ = try await ObjectToProcessing(house.desk).confirm(token.erase)
    } against: { house, other, _, token in
      _ = try await ObjectToProcessing(house.desk(on: other)).contradict(token.notMe)
    } then: { house, jan, outcomes in
      #expect(outcomes.filter { $0 }.count == 1)
      if outcomes[0] {
        try Self.expectErasedOnce(jan, house)
      } else {
        try Self.expect(1, of: jan, in: house)
        let acts = try house.actions(about: jan)
        #expect(acts.filter { $0 == "contradicted" }.count == 1 && !acts.contains("erased"))
      }
    }
  }

  /// The 72nd hour strikes while the button is pressed.
  @Test func aPressInTheLastMomentAndTheSilenceEraseOnce() async throws {
    try await race(after: 73) { house, _, _, token in
      do { _ = try await ObjectToProcessing(house.desk).confirm(token.erase) } catch is RightsRefusal {}
    } against: { house, other, _, _ in
      _ = try await ObjectToProcessing(house.desk(on: other)).carryOutSilent()
    } then: { house, jan, outcomes in
      #expect(outcomes == [true, true])
      try Self.expectErasedOnce(jan, house)
    }
  }

  /// A copy holds what was there before, or what is there after; never some of each (Art. 15).
  @Test func aCopyMadeDuringAnErasureIsOfOneMoment() async throws {
    let (house, other, close) = try open()
    defer { close() }
    var dice = Dice(seed: Self.seed)
    for number in 0..<Self.rounds {
      let jan = try await subscriber(number, in: house)
      let wait = dice.below(400)
      async let copied = GiveAccess(house.desk(on: other)).export(for: jan, in: .nl)
      await Self.spin(wait)
      _ = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
      let files = try ZipArchive.read(try await copied.bytes)
      let held = files.filter { ["csv/transactions.csv", "csv/customerProfile.csv"].contains($0.name) }
        .map { String(decoding: $0.bytes, as: UTF8.self) }
      #expect(held.count == 2)
      #expect(held[0].contains("Dal Voordeel") == held[1].contains("0,12"), "round \(number), seed \(Self.seed)")
      try Self.expect(0, of: jan, in: house)
    }
    try Self.expectWhole(house)
  }

  /// What the day takes, and what the person takes, is taken once.
  @Test func aSweepAndAnObjectionEraseOnce() async throws {
    let (house, other, close) = try open()
    defer { close() }
    var dice = Dice(seed: Self.seed)
    for number in 0..<Self.rounds {
      let jan = try await subscriber(number, in: house)
      house.time.set(house.time.now.day.adding(months: 48).at(minute: 9 * 60))
      let wait = dice.below(4000)
      async let swept = Task.detached {
        // A day on which so much ends would wait for a release.
        _ = try Sweep(store: other, bounds: SweepBounds(share: 10_000, floor: 1_000_000)).once()
      }.value
      await Self.spin(wait)
      _ = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
      try await swept
      try Self.expect(0, of: jan, in: house)
      let acts = try house.actions(about: jan)
      #expect(acts.filter { $0 == "erased" }.count <= 2)
      // Older entries leave both, each at its own time (R15, R17).
      try Self.expectLogAndLedgerAgree(since: house.time.now, house)
    }
    try Self.expectWhole(house)
  }
}

extension RaceTests {
  struct Links: Sendable {
    let erase: Token<ForConfirmErasure>
    let notMe: Token<ForNotMe>
  }

  typealias Side = @Sendable (TemporaryHouse, Store, Int64, Links) async throws -> Void

  /// Each round a person who has objected without proof and holds the notice's two links; then both at once, now the one
  /// first and now the other. `outcomes`: which of the two was not refused.
  private func race(
    after hours: Int = 0, _ first: @escaping Side, against second: @escaping Side,
    then: (TemporaryHouse, Int64, [Bool]) throws -> Void
  ) async throws {
    let (house, other, close) = try open()
    defer { close() }
    var dice = Dice(seed: Self.seed)
    var firstWon = 0
    for number in 0..<Self.rounds {
      let jan = try await subscriber(number, in: house)
      let links = try await objected(number, house)
      house.time.advance(hours: hours)
      let waits = dice.one(in: 2) ? (0, dice.below(300)) : (dice.below(300), 0)
      async let one = Self.outcome(waits.0) { try await first(house, other, jan, links) }
      async let two = Self.outcome(waits.1) { try await second(house, other, jan, links) }
      let outcomes = try await [one, two]
      firstWon += outcomes[0] ? 1 : 0
      try then(house, jan, outcomes)
    }
    try Self.expectLogAndLedgerAgree(since: TemporaryHouse.monday, house)
    #expect(firstWon > 0)
    try Self.expectWhole(house)
  }

  private static func outcome(_ wait: Int, _ act: @Sendable () async throws -> Void) async throws -> Bool {
    await spin(wait)
    do {
      try await act()
      return true
    } catch is RightsRefusal {
      return false
    }
  }

  private static func ifAllowed<Answer>(_ write: () async throws -> Answer) async throws {
    do { _ = try await write() } catch is RowRefused {}
  }

  /// A little later, and not always as much.
  private static func spin(_ turns: Int) async {
    for _ in 0..<turns { await Task.yield() }
  }

  /// A house, and the same one as another program has it.
  private func open() throws -> (TemporaryHouse, Store, close: () -> Void) {
    let house = try TemporaryHouse()
    let (main, ring) = try house.openAgain()
    let other = try Opening.open(
      main: main, keyring: ring, keys: InstitutionKeys.load(from: house.layout.keys),
      witnesses: house.layout.witnesses, clock: house.time.clock, entropy: .system)
    return (house, other, { for engine in [main, ring] { try? engine.close() } })
  }

  private func subscriber(_ number: Int, in house: TemporaryHouse) async throws -> Int64 {
    let card = String(3_528_070_400_000_000 + number)
    return try await house.store.write { tx in
      try Fixture.subscriber(email: "jan\(number)@voorbeeld.example", card: card, in: tx)
    }
  }

  private func objected(_ number: Int, _ house: TemporaryHouse) async throws -> Links {
    let email = try #require(EmailAddress("jan\(number)@voorbeeld.example"))
    _ = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(email), in: .nl)
    let notice = try #require(try house.letters("unprovenNotice").first { $0.letter.to == email.text })
    let tokens = notice.letter.body.split(separator: "\n").filter { $0.hasPrefix("https://rechten.example/confirm") }
      .map { $0.suffix(43) }
    try await house.carryLetters()
    return try #require(tokens.count == 2 ? Links(erase: Token(tokens[0])!, notMe: Token(tokens[1])!) : nil)
  }

  /// So many rows of each table of the relationship.
  private static func expect(_ count: Int, of jan: Int64, in house: TemporaryHouse) throws {
    for table in ["purchase", "contact_event", "profile", "preference"] {
      #expect(try house.rows(table, of: jan) == count, "\(table)")
    }
  }

  private static func expectErasedOnce(_ jan: Int64, _ house: TemporaryHouse) throws {
    try expect(0, of: jan, in: house)
    let acts = try house.actions(about: jan)
    #expect(acts.filter { $0 == "erased" }.count == 1)
    let events = try house.store.readNow { tx in
      try tx.run(
        """
        SELECT e.event FROM case_event e JOIN customer_case c ON c.case_id = e.case_id WHERE c.customer_id = \(jan)
        GROUP BY e.case_id, e.event HAVING COUNT(*) > 1
        """
      ).map { try $0.text("event") }
    }
    #expect(events == [])
  }

  /// Log and ledger say the same of what was erased since.
  private static func expectLogAndLedgerAgree(since moment: Instant, _ house: TemporaryHouse) throws {
    let (inLog, inLedger) = try house.store.readNow { tx in
      (
        try tx.first("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'erased' AND at >= \(moment)")?.int("n"),
        try tx.first("SELECT COUNT(*) AS n FROM ledger WHERE kind = 'erased' AND at >= \(moment)")?.int("n")
      )
    }
    #expect(inLog == inLedger)
  }

  private static func expectWhole(_ house: TemporaryHouse) throws {
    try house.store.makeCheckpoint()
    let checkpoints = try house.store.witnesses.checkpoints()
    let verifier = AuditVerifier(published: try house.store.keys.published)
    let report = try house.store.engine.read { connection in try verifier.verify(connection, against: checkpoints) }
    #expect(report.findings == [])
  }
}

extension TemporaryHouse {
  /// The desk of another program of the same house.
  func desk(on store: Store) -> RightsDesk { RightsDesk(store: store, publicURL: "https://rechten.example") }
}
