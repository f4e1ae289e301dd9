import Bootstrap
import Delivery
import Domain
import Foundation
import Identity
import Retention
import Rights
import Storage

/// The things the scheduler does, each by itself and safe to repeat.
struct Rounds: Sendable {
  private let world: World
  private let letterRound: LetterRound
  private let desk: RightsDesk

  init(_ world: World) throws {
    self.world = world
    let settings = world.settings
    desk = world.desk
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

  func sweep(mayGoOn: () -> Bool = { true }) throws -> SweepReport {
    let report = try Sweep(store: world.store).once(mayGoOn: mayGoOn)
    // At this hour nobody minds that a large keyring is locked for some seconds.
    try world.store.keyring.settle(evenLarge: true)
    try world.store.writeNow { tx in _ = try Housekeeping.purge(in: tx) }
    return report
  }

  func letters() async throws -> LetterRound.Report { try await letterRound.run() }

  /// Cases whose answer could be brought to nobody.
  func unanswerable() async throws -> Int { try await letterRound.endUnanswerable() }

  /// What a commit still owes because the keyring could not be reached: copies of the ledger, then keys to destroy.
  func keys() throws -> Int {
    try world.store.copyLedger()
    return try world.store.destroyOrderedKeys()
  }

  func checkpoint() throws -> Bool { try world.store.makeCheckpoint() != nil }
}
