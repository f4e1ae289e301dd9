import Domain
import Foundation
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// Three times of each case, and the bytes that somebody's reading kept for a while.
@Suite struct CaseTimingTests {
  private func timing(_ reference: CaseReference, _ house: TemporaryHouse) throws -> CaseTiming? {
    try house.store.readNow { tx in
      try CaseTable.find(reference, in: tx).flatMap { try CaseTiming.of($0.id, in: tx) }
    }
  }

  @Test func anObjectionUnderALoginReachesAllThreeAtOnce() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let timing = try #require(try timing(receipt.reference, house))
    #expect(CaseTiming.Effect.allCases.map(timing.took) == [0, 0, 0])
    #expect(timing.askedAt == house.time.now && timing.goneAt == house.time.now)
    let histogram = try house.store.readNow(CaseLatencies.kept).histogram(of: .gone, upTo: [-1, 100])
    #expect(histogram.counts == [0, 1] && histogram.all == 1 && histogram.milliseconds == 0)
  }

  /// The proof is the silence: from its end on the clock runs, however late the scheduler comes.
  @Test func afterASilenceTheClockRunsFromItsEnd() async throws {
    let house = try TemporaryHouse()
    _ = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let email = try #require(EmailAddress("jan@voorbeeld.example"))
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(email), in: .nl)
    let before = try #require(try timing(receipt.reference, house))
    #expect(before.took(.stopped) == 0 && before.provenAt == nil && before.took(.gone) == nil)
    try await house.carryLetters()
    house.time.advance(hours: 75)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    let after = try #require(try timing(receipt.reference, house))
    #expect(after.took(.stopped) == 0)
    #expect(after.took(.unreadable) == 3 * 3_600_000 && after.took(.gone) == 3 * 3_600_000)
  }

  @Test func whileSomebodyReadsTheBytesAreOwedAndTheNextRoundFinishesThem() async throws {
    let house = try TemporaryHouse(on: .sqlite)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let wal = house.layout.database.path + "-wal"
    let (main, keyring) = try house.openAgain()
    let reader = Reader(main)
    try await reader.begin()
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let waiting = try #require(try timing(receipt.reference, house))
    #expect(waiting.took(.unreadable) == 0 && waiting.goneAt == nil)
    #expect(try size(wal) > 0)
    house.time.advance(minutes: 1)
    #expect(try house.store.finishErasures() == (0, 0))
    #expect(try timing(receipt.reference, house)?.goneAt == nil)
    await reader.end()
    house.time.advance(minutes: 1)
    #expect(try house.store.finishErasures() == (0, 1))
    #expect(try timing(receipt.reference, house)?.took(.gone) == 120_000)
    #expect(try size(wal) == 0)
    #expect(try house.store.finishErasures() == (0, 0))
    try main.close()
    try keyring.close()
  }

  /// A crash between commit and destruction: the debt was noted in the erasing transaction.
  @Test func whatACrashLeftOpenIsFoundByTheNextRound() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    try house.store.engine.write { connection in
      _ = try connection.run("UPDATE case_timing SET unreadable_at = NULL, gone_at = NULL")
    }
    house.time.advance(minutes: 2)
    #expect(try house.store.finishErasures().cases == 1)
    let timing = try #require(try timing(receipt.reference, house))
    #expect(timing.took(.unreadable) == 120_000 && timing.took(.gone) == 120_000)
  }

  @Test func theTimesGoWithTheirCase() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    _ = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    try await house.carryLetters()
    func kept() throws -> Int { try house.store.readNow { tx in try tx.run("SELECT 1 AS one FROM case_timing").count } }
    #expect(try kept() == 1)
    func all() throws -> [Int] {
      let latencies = try house.store.readNow(CaseLatencies.kept)
      return CaseTiming.Effect.allCases.map { latencies.histogram(of: $0, upTo: []).all }
    }
    #expect(try house.store.writeNow(CaseLatencies.countSome) == 1)
    #expect(try all() == [1, 1, 1])
    house.time.advance(days: 5 * 366)
    _ = try Sweep(store: house.store).once()
    #expect(try kept() == 0)
    #expect(try all() == [0, 0, 0])
    #expect(try house.store.readNow(CaseLatencies.differences) == 0)
  }

  private func size(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
  }
}

/// Another program that looks at one snapshot for a while.
private final class Reader: @unchecked Sendable {
  private let engine: any Engine
  private let over = DispatchSemaphore(value: 0)
  private let done = DispatchSemaphore(value: 0)

  init(_ engine: any Engine) { self.engine = engine }

  func begin() async throws {
    await withCheckedContinuation { (begun: CheckedContinuation<Void, Never>) in
      Thread.detachNewThread { [self] in
        try? engine.read { connection in
          _ = try connection.run("SELECT COUNT(*) AS n FROM standing")
          begun.resume()
          over.wait()
        }
        done.signal()
      }
    }
  }

  func end() async {
    over.signal()
    await withCheckedContinuation { (ended: CheckedContinuation<Void, Never>) in
      Thread.detachNewThread { [self] in
        done.wait()
        ended.resume()
      }
    }
  }
}
