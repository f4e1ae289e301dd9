import Delivery
import Domain
package import Foundation
package import Storage

/// Hands the messages of a campaign over in files: letters to the printer, or a list to whoever calls. A batch keeps its
/// name until it is written down as handed over, so that a program that was killed finishes that one and prints
/// nothing twice.
package struct CampaignPaper: Sendable {
  private let store: Store
  private let house: SendingHouse
  private let gate: SendGate
  private let folder: URL

  package init(store: Store, house: SendingHouse, folder: URL) {
    self.store = store
    self.house = house
    self.folder = folder
    gate = SendGate(house)
  }

  package static let most = 200
  /// From the printer to the last letter box (S25).
  package static let daysToTheMat = 14

  /// One batch of those that wait.
  package func run(_ row: CampaignTable.Row) async throws -> SendingReport {
    var report = SendingReport()
    let lot = try await store.write { tx in try take(row, in: tx) }
    report.claimed = lot.claimed
    report.refused = lot.claimed - lot.passed.count
    guard !lot.passed.isEmpty else {
      // Begun before and wanted by nobody any longer: what still lies there must not be printed.
      if lot.claimed > 0 { try remove(batch: lot.name) } else { try await finish(row) }
      return report
    }
    let (digest, unprintable) = try write(lot.passed, batch: lot.name, row)
    try await store.write { tx in
      for passed in lot.passed where unprintable.contains(passed.message) {
        if try MessageTable.isHeld(passed.message, in: tx) {
          try gate.markFailed(passed.message, row, because: "unprintable", in: tx)
        }
      }
    }
    let printed = lot.passed.filter { !unprintable.contains($0.message) }
    report.failed = unprintable.count
    report.sent = try await store.write { tx in
      let sent = try printed.count { try gate.markHandedOver($0.message, row, batch: lot.name, in: tx) }
      try PrintBatches.finish(lot.name, digest: digest, in: tx)
      return sent
    }
    report.refused += printed.count - report.sent
    return report
  }

  /// Tells the printer which letters to take out again; returns how many batches had any.
  package func recall() async throws -> Int {
    let batches = try await store.read(PrintBatches.toTell)
    for (batch, letters) in batches {
      try RecallFile.write(letters.map { "\(UInt64($0))" }, batch: batch, into: folder.path)
      try await store.write { tx in try PrintBatches.told(batch, letters: letters.count, in: tx) }
    }
    return batches.count
  }

  private struct Lot: Sendable {
    let name: String
    let claimed: Int
    let passed: [SendGate.Passed]
  }

  /// Decides about a batch as a whole: one that was begun and is finished by nobody, or a new one.
  private func take(_ row: CampaignTable.Row, in tx: Transaction) throws -> Lot {
    try ClockGuard.require(in: tx)
    guard let row = try CampaignTable.row(row.id, in: tx), row.mayGoOn else {
      return Lot(name: "", claimed: 0, passed: [])
    }
    try house.require(row, in: tx)
    let begun = try MessageTable.unfinishedBatch(of: row.id, in: tx)
    let claimed = try MessageTable.claim(row.id, limit: begun == nil ? Self.most : .max, batch: begun, in: tx)
    let name = begun ?? "\(tx.today)-\(UInt64(tx.newID()))"
    let passed = try claimed.compactMap { message in
      let passed = try gate.pass(message, of: row, mayBeOut: begun != nil, in: tx)
      if passed != nil { try MessageTable.put(message, in: name, in: tx) }
      return passed
    }
    if !passed.isEmpty {
      // Before the file: from now on somebody's no calls back what is in it. A list of calls is good for as many days as a
      // letter takes.
      let until = tx.today.adding(days: Self.daysToTheMat)
      try PrintBatches.begin(name, of: row, letters: passed.count, until: until, in: tx)
    }
    return Lot(name: name, claimed: claimed.count, passed: passed)
  }

  /// Returns the digest of the file, and what could not be put into it.
  private func write(
    _ lot: [SendGate.Passed], batch: String, _ row: CampaignTable.Row
  ) throws -> (digest: String, unprintable: Set<MessageTable.Claimed>) {
    if row.draft.channel == .telephone {
      return (try CallList.write(calls(lot), batch: batch, into: folder.path), [])
    }
    var (letters, unprintable): ([PrintLetter], Set<MessageTable.Claimed>) = ([], [])
    for passed in lot {
      do {
        guard case .postal(let address) = passed.address else { continue }
        letters.append(
          try PrintLetter(
            id: "\(UInt64(passed.message.message))", language: passed.language.rawValue, name: passed.name ?? "",
            address: address, subject: passed.letter.subject, body: passed.letter.body))
      } catch {
        unprintable.insert(passed.message)
      }
    }
    guard !letters.isEmpty else { return ("", unprintable) }
    return (try PrintFile.write(letters, batch: batch, at: store.clock.now, into: folder.path).sha256, unprintable)
  }

  private func remove(batch: String) throws {
    for name in ["print-\(batch).json", "print-\(batch).csv", "calls-\(batch).csv"] {
      let file = folder.appending(path: name)
      if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
    }
  }

  private func calls(_ lot: [SendGate.Passed]) -> [CallList.Call] {
    lot.compactMap { passed in
      guard case .phone(let phone) = passed.address else { return nil }
      return CallList.Call(
        id: "\(UInt64(passed.message.message))", language: passed.language.rawValue, name: passed.name ?? "",
        phone: phone.e164, subject: passed.letter.subject, body: passed.letter.body,
        objection: "\(house.publicURL)/staff/intake")
    }
  }

  private func finish(_ row: CampaignTable.Row) async throws {
    try await store.write { tx in
      guard let row = try CampaignTable.row(row.id, in: tx), row.state == .sending,
        try MessageTable.isFinished(row.id, in: tx)
      else { return }
      try CampaignTable.move(row.id, to: .finished, in: tx)
    }
  }
}
