package import Delivery
import Domain
package import Foundation
package import Storage

/// Brings released campaigns further: lists whom they are meant for, and hands their messages over by whichever way
/// they go.
package struct CampaignRound: Sendable {
  private let store: Store
  private let mail: CampaignMail
  private let paper: CampaignPaper
  private let house: SendingHouse

  package init(store: Store, carrier: any Carrier, house: SendingHouse, printFolder: URL) {
    self.store = store
    self.house = house
    mail = CampaignMail(store: store, carrier: carrier, house: house)
    paper = CampaignPaper(store: store, house: house, folder: printFolder)
  }

  /// One lot of each campaign under way. A report of nothing means that nothing could go. One that cannot go on holds up no
  /// other: what went wrong is thrown after all had their turn.
  package func run(mayGoOn: @escaping @Sendable () -> Bool = { true }) async throws -> SendingReport {
    var report = SendingReport()
    var failure: (any Error)?
    for row in try await store.read(CampaignTable.underWay) where mayGoOn() {
      do {
        // It waits for a paper or a register, and says so where it is looked at; the others go on.
        guard try await store.read({ tx in try house.obstacles(to: row.draft, in: tx).isEmpty }) else { continue }
        report.add(try await lot(of: row, mayGoOn))
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return report
  }

  /// Letters that were called back, as the printer is told; returns of how many batches.
  package func recall() async throws -> Int { try await paper.recall() }

  /// Everything of one campaign that can go now.
  package func sendAll(
    of campaign: Int64, mayGoOn: @escaping @Sendable () -> Bool = { true }, each: (SendingReport) -> Void = { _ in }
  ) async throws -> SendingReport {
    var report = SendingReport()
    while mayGoOn() {
      guard let row = try await store.read({ tx in try CampaignTable.row(campaign, in: tx) }), row.mayGoOn else {
        break
      }
      let wasListed = row.state == .sending
      let lot = try await lot(of: row, mayGoOn)
      report.add(lot)
      each(lot)
      if wasListed, lot.claimed == 0 { break }
    }
    return report
  }

  private func lot(
    of row: CampaignTable.Row, _ mayGoOn: @escaping @Sendable () -> Bool
  ) async throws -> SendingReport {
    guard row.state == .sending else {
      var report = SendingReport()
      report.listed = try CampaignListing(store: store).make(of: row, mayGoOn: mayGoOn) ? 1 : 0
      return report
    }
    return row.draft.channel == .email
      ? try await mail.run(row, mayGoOn: mayGoOn) : try await paper.run(row)
  }
}
