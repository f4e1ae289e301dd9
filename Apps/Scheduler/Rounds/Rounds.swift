import Bootstrap
import Delivery
import Domain
import Foundation
import Identity
import Marketing
import Retention
import Rights
import Storage

/// The things the scheduler does, each by itself and safe to repeat, and to share with other schedulers of
/// the house.
///
/// What is done for one case or letter is safe by itself: it is taken up in the transaction that does it,
/// or claimed before. What goes over everybody, once a day, is done under a lease. Every machine signs
/// checkpoints of its own: its folder is its witness.
struct Rounds: Sendable {
  private let world: World
  private let letterRound: LetterRound
  private let desk: RightsDesk
  private let shared: SharedWork

  init(_ world: World) throws {
    self.world = world
    let settings = world.settings
    desk = world.desk
    shared = SharedWork(world.store)
    // Beside the home, as letters in a folder are: a printed address is not for an erasure to find.
    letterRound = LetterRound(
      store: world.store, carrier: try settings.carrier.carrier(), sender: settings.sender,
      senderName: settings.contact.sender,
      printFolder: settings.home.home.path + "-print")
  }

  func silentCases(mayGoOn: () -> Bool = { true }) async throws -> Int {
    _ = try await Rectify(desk).lapse()
    var all = 0
    while mayGoOn() {
      let done = try await ObjectToProcessing(desk).carryOutSilent()
      all += done
      if done == 0 { break }
    }
    return all
  }

  /// What one scheduler did of a sweep.
  struct Swept {
    var report: SweepReport
    /// Parts that it carried out, and parts that another scheduler is at.
    var parts = 0
    var elsewhere = 0
  }

  /// Takes up one part of the day's sweep after the other, as far as nobody else has. `again`: also what has
  /// been done for that day already.
  func sweep(for day: Day, again: Bool = false, mayGoOn: () -> Bool = { true }) throws -> Swept {
    let sweep = Sweep(store: world.store)
    try sweep.proveLostBySilence()
    var swept = Swept(report: SweepReport(asOf: world.clock.now.day))
    for part in sweep.parts where mayGoOn() {
      guard let lease = try shared.begin(part.name, for: day, again: again) else {
        swept.elsewhere += 1
        continue
      }
      swept.report.add(try sweep.once(part, guarding: shared.guarding(lease), mayGoOn: mayGoOn))
      try shared.end(lease, doneFor: mayGoOn() ? day : nil)
      swept.parts += 1
    }
    return swept
  }

  /// Whether the day's sweep is done, whoever did it.
  func isSwept(for day: Day) throws -> Bool {
    try shared.isDone(Sweep(store: world.store).parts.map(\.name), for: day)
  }

  /// What else is done once a day: sessions and links whose time is over, and cases whose answer is out or
  /// could be brought to nobody. Returns how many of those ended; nil where another scheduler does it.
  func tidy(for day: Day, again: Bool = false) async throws -> Int? {
    guard let lease = try shared.begin("tidying", for: day, again: again) else { return nil }
    // Once a day, also where it fails: what cannot end today is reported, and tried tomorrow.
    defer { _ = Result { try shared.end(lease, doneFor: day) } }
    // At this hour nobody minds that a large keyring is locked for some seconds.
    try world.store.keyring.settle(evenLarge: true)
    try await world.store.write { tx in _ = try Housekeeping.purge(in: tx) }
    // A copy that was put back may know of a confirmation that its case does not.
    _ = try await InstructionRound(desk).settle()
    return try await letterRound.endUnanswered()
  }

  /// The day a sweep at this moment counts for: before three in the morning still the day before.
  func sweepDay(_ now: Instant) -> Day {
    now.minuteOfDay < Self.sweepMinute ? now.day.adding(days: -1) : now.day
  }

  private static let sweepMinute = 3 * 60

  /// Carries letters until none is due, or somebody says stop.
  func letters(mayGoOn: () -> Bool = { true }) async throws -> LetterRound.Report {
    var all = LetterRound.Report()
    while mayGoOn() {
      let report = try await letterRound.run(mayGoOn: mayGoOn)
      all.add(report)
      if report.claimed < LetterRound.most { break }
    }
    return all
  }

  /// Recipients who are to be told, asked or reminded (Art. 19).
  func recipients(mayGoOn: () -> Bool = { true }) async throws -> InstructionRound.Report {
    try await InstructionRound(desk).run(mayGoOn: mayGoOn)
  }

  /// By which ways people may be written to, worked out ahead; returns of how many it had become stale.
  func reaches(mayGoOn: () -> Bool = { true }) throws -> Int {
    try Reaching(store: world.store).round(mayGoOn: mayGoOn)
  }

  /// What a commit still owes because the keyring could not be reached: copies of the ledger, then keys to destroy.
  func keys() throws -> Int { try world.store.destroyOrderedKeys() }

  func checkpoint() throws -> Bool { try world.store.makeCheckpoint() != nil }
}
