import Domain
import Foundation
import Retention
import Storage
import TestSupport
import Testing

/// Not the rows alone: no file of the home still holds what was erased. What is searched for is
/// recorded before, and found before; a search that finds nothing before proves nothing.
/// `tools/battery bytes` does it with thousands of people.
@Suite struct ErasedBytesTests {
  private static let setting = ProcessInfo.processInfo.environment
  private static let people = setting["RECHTSPOOR_TEST_PEOPLE"].flatMap { Int($0) } ?? 50
  private static let seed = setting["RECHTSPOOR_TEST_SEED"].flatMap { UInt64($0) } ?? 1

  /// Rows that came in any order and were changed since lie anywhere, and leave copies of themselves behind.
  @Test func noFileOfTheHomeHoldsWhatWasErased() throws {
    let house = try TemporaryHouse(on: .sqlite)
    var dice = Dice(seed: Self.seed)
    let people = try (1...Self.people).map { number in
      try house.store.writeNow { tx in try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx) }
    }
    var refs: [Int64: Int64] = [:]
    for jan in dice.shuffled(people + people + people) {
      try house.store.writeNow { tx in
        if refs[jan] == nil {
          refs[jan] = try Jan.counter(of: jan, in: tx)
        } else {
          try live(jan, &dice, in: tx)
        }
      }
    }
    let mixed = dice.shuffled(people)
    let (erased, kept) = (mixed.prefix(Self.people * 2 / 5), mixed.dropFirst(Self.people * 2 / 5))
    let traces = try erased.flatMap { try self.traces($0, refs[$0], in: house) }
    let control = try kept.flatMap { try self.traces($0, refs[$0], in: house) }
    #expect(traces.count > erased.count * 10)
    #expect(ByteSearch(traces).found(in: try house.homeBytes()) == traces.count)

    for jan in erased { try house.objectAndErase(jan) }
    let after = try house.homeBytes()
    #expect(ByteSearch(traces).found(in: after) == 0)
    #expect(ByteSearch(control).found(in: after) == control.count)
    print("bytes: \(Self.people) people, \(erased.count) erased; \(traces.count) found before, 0 after")
  }

  /// Another purchase, and one of the person's rows written anew.
  private func live(_ jan: Int64, _ dice: inout Dice, in tx: Transaction) throws {
    try Rows.write(
      "purchase", of: jan, ["happened_day": tx.today, "recorded_day": tx.today],
      sealing: ["product": String(repeating: "Dagkaart ", count: dice.below(40))], in: tx)
    let table = Inventory.table(dice.pick(["preference", "profile", "purchase"]))
    guard let row = try Rows.read(table, of: jan, opening: true, in: tx).first, let fields = row.fields else { return }
    try Rows.reseal(row, fields.mapValues { $0 + String(repeating: ".", count: dice.below(200)) }, in: tx)
  }

  /// Sealed bytes, row numbers and the travel number, as they lie in the file.
  private func traces(_ jan: Int64, _ ref: Int64?, in house: TemporaryHouse) throws -> [Data] {
    try house.store.readNow { tx in
      var traces = try written(#require(ref))
      for table in Jan.relationshipTables {
        for row in try Rows.read(Inventory.table(table), of: jan, in: tx) {
          traces.append(Data(try row.record.bytes("sealed")))
          if let id = row.rowID { traces += written(id) }
        }
      }
      return traces
    }
  }

  /// SQLite writes a number in eight bytes once it is large. Ours are drawn large, but for one in 65,536.
  private func written(_ number: Int64) -> [Data] {
    number < 1 << 47 ? [] : [withUnsafeBytes(of: number.bigEndian) { Data($0) }]
  }
}
