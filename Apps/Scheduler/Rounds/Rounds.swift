import Bootstrap
import BusinessCards
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
  private let campaignRound: CampaignRound

  init(_ world: World) throws {
    self.world = world
    let settings = world.settings
    desk = world.desk
    shared = SharedWork(world.store)
    var mail: URL?
    if case .folder(let folder) = settings.carrier { mail = URL(filePath: folder) }
    fileAgeing = FileAgeing(
      store: world.store, print: settings.printFolder, feeds: settings.feedFolder, mail: mail,
      returns: settings.returns, exports: settings.home.exports)
    letterRound = LetterRound(
      store: world.store, carrier: try settings.carrier.carrier(), sender: settings.sender,
      senderName: settings.contact.sender,
      printFolder: settings.printFolder.path)
    campaignRound = CampaignRound(
      store: world.store, carrier: try settings.carrier.carrier(), house: settings.sendingHouse,
      printFolder: settings.printFolder)
  }

  /// Whether the clock goes on from where a scheduler worked last. Where it does not, nothing that goes by the
  /// calendar may be done: why, and whether this is news.
  func clockFault() throws -> (stopped: ClockGuard.Stopped, isNews: Bool)? { try ClockGuard.tick(on: world.store) }

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

  /// Weighs the day's sweep, and takes up one part of it after the other, as far as nobody else has. `again`: also
  /// what has been done for that day already.
  func sweep(
    for day: Day, again: Bool = false, firstRun: Bool = false, mayGoOn: () -> Bool = { true }
  ) throws -> Swept {
    let sweep = sweep(firstRun: firstRun)
    try sweep.proveLostBySilence()
    _ = try world.store.writeNow { tx in try OrganisationClosing.carryOutDue(in: tx) }
    var swept = Swept(report: SweepReport(asOf: world.clock.now.day))
    guard try weigh(sweep, for: day, again: again, mayGoOn: mayGoOn) else {
      swept.elsewhere += 1
      return swept
    }
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

  /// Whether the sweep of today is weighed now, whoever did it; false while another scheduler is at it, or where
  /// somebody said stop. Everybody's day is first brought under the statement in force.
  private func weigh(_ sweep: Sweep, for day: Day, again: Bool, mayGoOn: () -> Bool) throws -> Bool {
    let isWeighed = try sweep.assessedDay() == world.clock.now.day
    guard let lease = try shared.begin(Sweep.weighing, for: day, again: again || !isWeighed) else {
      return try shared.isDone([Sweep.weighing], for: day)
    }
    guard try sweep.reexamine(guarding: shared.guarding(lease), mayGoOn: mayGoOn) else {
      try shared.end(lease, doneFor: nil)
      return false
    }
    try sweep.assess(guarding: shared.guarding(lease))
    try shared.end(lease, doneFor: day)
    return true
  }

  private func sweep(firstRun: Bool = false) -> Sweep {
    let bounds = world.settings.sweepBounds
    return Sweep(
      store: world.store, bounds: SweepBounds(share: bounds.share, floor: bounds.floor, firstRun: firstRun),
      backups: world.settings.backupLife)
  }

  /// What the sweep of a day would erase, and what of it would wait.
  func plan(on day: Day, firstRun: Bool = false) throws -> SweepReport {
    let sweep = sweep(firstRun: firstRun)
    // A company whose day it is has closed before the sweep begins.
    return try OrganisationClosing.foreseeing(day, in: world.store) { tx in try sweep.plan(on: day, in: tx) }
      ?? sweep.plan(on: day)
  }

  func forecast(progress: (Int) -> Void) throws -> Forecast { try sweep().forecast(progress: progress) }

  /// Whether the day's sweep is done, whoever did it.
  func isSwept(for day: Day) throws -> Bool {
    try shared.isDone([Sweep.weighing] + sweep().parts.map(\.name), for: day)
  }

  /// What waits for a release, and the newest of what was found out about the house itself.
  func waits() throws -> [SweepWaits.Wait] { try world.store.readNow(SweepWaits.all) }

  /// Writes to the data protection officer about what has waited for too long; returns under how many rules.
  func escalate() throws -> Int {
    guard try world.store.readNow(SweepWaits.mayEscalate) else { return 0 }
    let contact = world.settings.contact
    return try world.store.writeNow { tx in
      let waits = try SweepWaits.escalate(in: tx)
      guard !waits.isEmpty else { return 0 }
      let notice = SweepWaitsNotice(
        waits.map { .init(rule: $0.rule, people: $0.count.people, since: $0.since.day) }, contact: contact
      ).rendered(in: .nl)
      try Outbox.enqueue(
        Outbox.Letter(
          to: contact.officerMail, name: "", subject: notice.subject, body: notice.body, language: .nl),
        kind: "sweepWaits", route: .email, of: nil, in: tx)
      return waits.count
    }
  }

  /// Folds a sample of standings from scratch, and works out what the next days will let go and what expires when;
  /// once a day, by one scheduler. Nil where another does it.
  func selfCheck(for day: Day, again: Bool = false) throws -> SelfCheck.Report? {
    guard let lease = try shared.begin("self-check", for: day, again: again) else { return nil }
    // Once a day, also where it fails: what it cannot read is reported, and tried tomorrow.
    defer { _ = Result { try shared.end(lease, doneFor: day) } }
    try sweep().foresee(guarding: shared.guarding(lease))
    try sweep().keepForecast(guarding: shared.guarding(lease))
    try sweep().planAhead(guarding: shared.guarding(lease))
    return try SelfCheck(store: world.store, size: world.settings.selfCheck).run(guarding: shared.guarding(lease))
  }

  /// What else is done once a day: sessions and links whose time is over, and cases whose answer is out or
  /// could be brought to nobody. Returns how many of those ended; nil where another scheduler does it.
  func tidy(for day: Day, again: Bool = false) async throws -> Int? {
    guard let lease = try shared.begin("tidying", for: day, again: again) else { return nil }
    // Once a day, also where it fails: what cannot end today is reported, and tried tomorrow.
    defer { _ = Result { try shared.end(lease, doneFor: day) } }
    // A damaged page is read as if nothing had ever stood there: whoever runs the house must know before a backup does.
    let damages = try world.store.damages(turn: day.number)
    try await world.store.write { tx in try HouseCheck.pages.note(faults: damages.count, in: tx) }
    guard damages.isEmpty else {
      throw StorageError.corrupt(
        "\(damages.map(\.description).joined(separator: "; ")). Stop the programs and put a copy back (Docs/operations.md)"
      )
    }
    try await world.store.write(checkTimes)
    // At this hour nobody minds that a large keyring is locked for some seconds.
    try world.store.keyring.settle(evenLarge: true)
    try await world.store.write { tx in _ = try Housekeeping.purge(in: tx) }
    if let backups = world.settings.backups { _ = try world.store.expireBackups(in: backups) }
    // A copy that was put back may know of a confirmation that its case does not.
    _ = try await InstructionRound(desk).settle()
    try await world.store.write { tx in
      _ = try UnusableAddresses.expire(in: tx)
      _ = try Registers.forgetStale(in: tx)
    }
    // A card that ran out in the night ends NS Extra, and says so by letter.
    var failure: (any Error)?
    do { _ = try await EndExtra(desk).round() } catch { failure = error }
    let ended = try await letterRound.endUnanswered()
    if let failure { throw failure }
    return ended
  }

  /// Print files, letters in a folder and copies whose time is over, and checkpoints that say nothing more than later
  /// ones; of this machine alone. Returns how many went.
  func files() async throws -> Int { try await fileAgeing.removeDue() + world.store.thinCheckpoints() }

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

  /// Messages of released campaigns, for some seconds at a time: answers to people go between them.
  func campaigns(mayGoOn: @escaping @Sendable () -> Bool = { true }) async throws -> SendingReport {
    let end = world.clock.now.adding(seconds: Self.campaignSeconds)
    let clock = world.clock
    var all = SendingReport()
    _ = try await campaignRound.recall()
    while mayGoOn(), clock.now < end {
      let report = try await campaignRound.run { mayGoOn() && clock.now < end }
      all.add(report)
      if report.claimed == 0 { break }
    }
    return all
  }

  /// What came back for them, where a folder for it is set.
  func returns() async throws -> TakeReturns.Report {
    guard let folder = world.settings.returns else { return TakeReturns.Report() }
    return try await TakeReturns(desk, domain: String(world.settings.sender.domain)).take(folder: folder)
  }

  private static let campaignSeconds = 10

  /// All that can go now.
  func allCampaigns() async throws -> SendingReport {
    var all = SendingReport()
    _ = try await campaignRound.recall()
    while true {
      let report = try await campaignRound.run()
      all.add(report)
      if report.isEmpty { break }
    }
    return all
  }

  /// Recipients who are to be told, asked or reminded (Art. 19).
  func recipients(mayGoOn: () -> Bool = { true }) async throws -> InstructionRound.Report {
    let isSwept = try isSwept(for: sweepDay(world.clock.now))
    return try await InstructionRound(desk).run(lapsesAreWhole: isSwept, mayGoOn: mayGoOn)
  }

  /// By which ways people may be written to, worked out ahead; returns of how many it had become stale.
  func reaches(mayGoOn: () -> Bool = { true }) throws -> Int {
    try Reaching(store: world.store).round(mayGoOn: mayGoOn)
  }

  /// What a commit still owes because the keyring could not be reached, or somebody was reading: copies of the
  /// ledger, then keys to destroy, then journals to empty. Returns how many keys went.
  func keys() throws -> Int { try world.store.finishErasures().keys }

  /// Counts the times of cases that are not counted yet; returns of how many.
  func countTimes(mayGoOn: () -> Bool = { true }) throws -> Int {
    var all = 0
    while mayGoOn() {
      let some = try world.store.writeNow(CaseLatencies.countSome)
      if some == 0 { break }
      all += some
    }
    return all
  }

  /// What is counted must be what a count from the beginning finds. Where it is not, somebody has to see it, and it is
  /// counted anew.
  private func checkTimes(in tx: Transaction) throws {
    let differences = try CaseLatencies.differences(in: tx)
    try HouseCheck.caseTimes.note(faults: differences, in: tx)
    if differences > 0 { try CaseLatencies.startAnew(in: tx) } else { try CaseLatencies.forgetOldDays(in: tx) }
  }

  func checkpoint() throws -> Bool { try world.store.makeCheckpoint() != nil }
}
