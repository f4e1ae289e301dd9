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
  private let fileAgeing: FileAgeing

  init(_ world: World) throws {
    self.world = world
    let settings = world.settings
    desk = world.desk
    shared = SharedWork(world.store)
    var mail: URL?
    if case .folder(let folder) = settings.carrier { mail = URL(filePath: folder) }
    fileAgeing = FileAgeing(
      store: world.store, print: settings.printFolder, mail: mail, exports: settings.home.exports)
    letterRound = LetterRound(
      store: world.store, carrier: try settings.carrier.carrier(), sender: settings.sender,
      senderName: settings.contact.sender,
      printFolder: settings.printFolder.path)
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
    // A damaged page is read as if nothing had ever stood there: whoever runs the house must know before a backup does.
    let damages = try world.store.damages()
    guard damages.isEmpty else {
      throw StorageError.corrupt(
        "\(damages.map(\.description).joined(separator: "; ")). Stop the programs and put a copy back (Docs/operations.md)"
      )
    }
    // At this hour nobody minds that a large keyring is locked for some seconds.
    try world.store.keyring.settle(evenLarge: true)
    try await world.store.write { tx in _ = try Housekeeping.purge(in: tx) }
    if let backups = world.settings.backups { _ = try world.store.expireBackups(in: backups) }
    // A copy that was put back may know of a confirmation that its case does not.
    _ = try await InstructionRound(desk).settle()
    return try await letterRound.endUnanswered()
  }

  /// Print files, letters in a folder and copies whose time is over; of this machine alone. Returns how many went.
  func files() async throws -> Int { try await fileAgeing.removeDue() }

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

  /// What a commit still owes because the keyring could not be reached, or somebody was reading: copies of the
  /// ledger, then keys to destroy, then journals to empty. Returns how many keys went.
  func keys() throws -> Int { try world.store.finishErasures().keys }

  func checkpoint() throws -> Bool { try world.store.makeCheckpoint() != nil }
}
