import Delivery
import Domain
import Foundation
import Marketing
import Rights
import Storage
import Synchronization
import TestSupport
import Testing

/// T13: people say no while a campaign is leaving, each side in a program of its own. Not one message is handed over
/// after its person's "no" was acknowledged. `tools/battery` runs it longer.
@Suite struct CampaignRaceTests {
  private static let setting = ProcessInfo.processInfo.environment
  private static let people = setting["RECHTSPOOR_TEST_ROUNDS"].flatMap { Int($0) } ?? 15
  private static let seed = setting["RECHTSPOOR_TEST_SEED"].flatMap { UInt64($0) } ?? 1

  @Test func nobodyIsWrittenToAfterTheirNoWasAcknowledged() async throws {
    let there = try CampaignHouse()
    let people = try (0..<Self.people).map { try there.buyer($0) }
    let row = try there.released(Fixture.draft())
    let (main, ring) = try there.house.openAgain()
    defer { for engine in [main, ring] { try? engine.close() } }
    let other = try Opening.open(
      main: main, keyring: ring, keys: InstitutionKeys.load(from: there.house.layout.keys),
      witnesses: there.house.layout.witnesses, clock: there.house.time.clock, entropy: .system)
    let witness = WitnessedCarrier(FolderCarrier(folder: there.folder.path))
    let round = there.round(carrier: witness, on: other)
    // Nobody is ahead: the list is there before the first objects.
    _ = try await round.run()
    async let sending = round.sendAll(of: row.id)
    var acknowledged: [String: ContinuousClock.Instant] = [:]
    var dice = Dice(seed: Self.seed)
    for number in dice.shuffled(Array(0..<people.count)).prefix(people.count * 2 / 3) {
      let desk = there.house.desk
      switch dice.below(3) {
      case 0: _ = try await ObjectToProcessing(desk).submit(.everything, by: people[number], in: .nl)
      case 1: _ = try await ObjectToProcessing(desk).submit(.emailNS, by: people[number], in: .nl)
      default:
        let email = try #require(EmailAddress("noor\(number)@voorbeeld.example"))
        _ = try await ObjectToProcessing(desk).submit(.everything, naming: .email(email), in: .nl)
      }
      acknowledged["noor\(number)@voorbeeld.example"] = .now
    }
    let report = try await sending
    let carried = witness.lastYes
    for (address, moment) in acknowledged {
      if let yes = carried[address] { #expect(yes < moment, "\(address), seed \(Self.seed)") }
    }
    #expect(try there.carried().count == report.sent && carried.count == report.sent)
    #expect(report.sent + report.refused == people.count)
    // Whoever said nothing has it, and nobody has it twice.
    let got = try there.carried().map { $0.to[0].address }
    #expect(Set(got).count == got.count)
    let silent = (0..<people.count).map { "noor\($0)@voorbeeld.example" }.filter { acknowledged[$0] == nil }
    #expect(Set(silent).isSubset(of: Set(got)))
  }
}

/// Carries by another carrier, and knows of each message when it was let go for good.
private final class WitnessedCarrier: Carrier {
  private let carrier: any Carrier
  private let moments = Mutex<[String: ContinuousClock.Instant]>([:])

  /// By address, when it was asked last whether it may go on, and the answer was yes.
  var lastYes: [String: ContinuousClock.Instant] { moments.withLock { $0 } }

  init(_ carrier: any Carrier) {
    self.carrier = carrier
  }

  func carry(
    _ bytes: [UInt8], from: EmailAddress, to: EmailAddress, while mayGoOn: @escaping @Sendable () -> Bool
  ) throws(DeliveryError) {
    let last = Mutex<ContinuousClock.Instant?>(nil)
    try carrier.carry(bytes, from: from, to: to) {
      let moment = ContinuousClock.now
      guard mayGoOn() else { return false }
      last.withLock { $0 = moment }
      return true
    }
    moments.withLock { $0[to.text] = last.withLock { $0 } }
  }
}
