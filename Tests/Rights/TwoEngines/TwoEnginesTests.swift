import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// SQLite and PostgreSQL are the same house (DESIGN §5): whatever happens, the answers are the same, and so is what is
/// left behind.
///
/// `tools/battery engines` does a hundred thousand deeds, and others for another seed.
@Suite struct TwoEnginesTests {
  private static let deeds = setting("RECHTSPOOR_TEST_DEEDS") ?? 1000
  private static let seed = UInt64(setting("RECHTSPOOR_TEST_SEED") ?? 20_261_126)

  @Test(.enabled(if: HouseDatabases.chosen == .postgresql, "once is enough: with the run on a server"))
  func whateverHappensBothEnginesAnswerAlikeAndHoldTheSame() async throws {
    let seed = Self.seed
    let (here, there) = (try Life(on: .sqlite, seed: seed), try Life(on: .postgresql, seed: seed))
    var dice = Dice(seed: seed)
    var refused = 0
    for number in 1...Self.deeds {
      let deed = Deed.drawn(by: &dice)
      let (a, b) = (await here.answer(to: deed), await there.answer(to: deed))
      if a != b {
        Issue.record("deed \(number), \(deed): \(Self.difference(a, b))")
        return
      }
      if a.hasPrefix("refused") { refused += 1 }
      if number % max(500, Self.deeds / 20) == 0 || number == Self.deeds { try compare(here, there, after: number) }
    }
    // A life of nothing but refusals would prove nothing.
    #expect(refused < Self.deeds / 4, "\(refused) deeds were refused")
    for life in [here, there] { try expectSoundChain(of: life.house) }
  }

  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  private func compare(_ here: Life, _ there: Life, after number: Int) throws {
    let (a, b) = (try HouseState.lines(of: here.house), try HouseState.lines(of: there.house))
    for table in a.keys.sorted() {
      try #require(a[table] == b[table], "\(table) differs after deed \(number)")
    }
    #expect(HouseState.digest(of: a) == HouseState.digest(of: b))
    for table in ["customer", "stop", "letter", "rights_case", "suppression", "ledger", "audit_entry"] {
      #expect(a[table]?.isEmpty == false, "nothing is in \(table): this life proves nothing of it")
    }
  }

  /// Where two answers part, and not all they say.
  private static func difference(_ a: String, _ b: String) -> String {
    let same = zip(a, b).prefix { $0 == $1 }.count
    let (from, length) = (max(0, same - 60), 200)
    return "here …\(a.dropFirst(from).prefix(length))… there …\(b.dropFirst(from).prefix(length))…"
  }

  private func expectSoundChain(of house: TemporaryHouse) throws {
    try house.store.makeCheckpoint()
    let report = try house.store.engine.read { connection in
      try AuditVerifier(published: house.store.keys.published)
        .verify(connection, against: house.store.witnesses.checkpoints())
    }
    #expect(report.passes, "\(report.findings.prefix(3))")
  }
}
