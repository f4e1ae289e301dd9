import Domain
import Storage
import TestSupport
import Testing

/// Rows written in bulk lie as single ones would, a handful or many.
@Suite struct BulkWritingTests {
  @Test(arguments: Dialect.allCases, [3, 40]) func whatWasCollectedIsWrittenTogether(on dialect: Dialect, count: Int)
    throws
  {
    try withTraveller(on: dialect) { house, jan, ref in
      let early = try house.store.writeNow { tx in
        let gate = try BulkWriting("raw_trip", of: jan, in: tx)
        for number in 0..<count { try put(number, "a", ref, gate, tx) }
        let early = try trips(ref, tx).count
        try gate.finish()
        return early
      }
      #expect(early == 0)
      let kept = try house.store.readNow { tx in try trips(ref, tx) }
      #expect(kept == (0..<count).map { "\($0) a" })
    }
  }

  @Test(arguments: Dialect.allCases, [3, 40])
  func aRowTakesThePlaceOfTheOneWithItsKey(on dialect: Dialect, count: Int) throws {
    try withTraveller(on: dialect) { house, jan, ref in
      for (range, text) in [(0..<count, "a"), (count / 2..<count * 2, "b")] {
        try house.store.writeNow { tx in
          let gate = try BulkWriting("raw_trip", of: jan, in: tx)
          for number in range {
            try put(number, "too early", ref, gate, tx)
            try put(number, text, ref, gate, tx)
          }
          try gate.finish()
        }
      }
      let kept = try house.store.readNow { tx in try trips(ref, tx) }
      #expect(kept == (0..<count * 2).map { "\($0) \($0 < count / 2 ? "a" : "b")" })
    }
  }

  /// A trip that began the evening before changes its month, whether it lies in the table or was only collected.
  @Test(arguments: Dialect.allCases) func aRowTakenOutIsNotWritten(on dialect: Dialect) throws {
    try withTraveller(on: dialect) { house, jan, ref in
      try house.store.writeNow { tx in
        let gate = try BulkWriting("raw_trip", of: jan, in: tx)
        for number in 0..<20 { try put(number, "a", ref, gate, tx) }
        try gate.finish()
      }
      try house.store.writeNow { tx in
        let gate = try BulkWriting("raw_trip", of: jan, in: tx)
        for number in 20..<40 { try put(number, "b", ref, gate, tx) }
        for number in [5, 25] { try gate.remove(owner: ref, ["trip_key": key(number), "month": tx.today.month]) }
        try gate.finish()
      }
      let kept = try house.store.readNow { tx in try trips(ref, tx) }
      #expect(kept == (0..<40).filter { $0 != 5 && $0 != 25 }.map { "\($0) \($0 < 20 ? "a" : "b")" })
    }
  }

  private func put(_ number: Int, _ text: String, _ ref: Int64, _ gate: BulkWriting, _ tx: Transaction) throws {
    try gate.put(
      owner: ref,
      ["month": tx.today.month, "trip_key": key(number), "trip": "\(number) \(text)", "happened_day": tx.today])
  }

  private func key(_ number: Int) -> [UInt8] { [UInt8](repeating: 0, count: 31) + [UInt8(number)] }

  private func trips(_ ref: Int64, _ tx: Transaction) throws -> [String] {
    try tx.run("SELECT trip FROM raw_trip WHERE travel_ref = \(ref) ORDER BY trip_key").map { try $0.text("trip") }
  }

  private func withTraveller(
    on dialect: Dialect, _ body: (_ house: TemporaryHouse, _ jan: Int64, _ ref: Int64) throws -> Void
  ) throws {
    let house = try TemporaryHouse(on: dialect)
    let (jan, ref) = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      return (jan, try tx.travelOwner(of: jan))
    }
    try body(house, jan, ref)
  }
}
