import Domain
import Foundation
import Retention
import Storage
import TestSupport
import Testing

/// Not the rows alone: no file of the home still holds what was erased. What is searched for is
/// recorded before, and found before; a search that finds nothing before proves nothing.
@Suite struct ErasedBytesTests {
  @Test func noFileOfTheHomeHoldsWhatWasErased() throws {
    let house = try TemporaryHouse(on: .sqlite)
    let people = try house.store.writeNow { tx in
      try (1...40).map { number in
        let jan = try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx)
        return (jan, try Jan.counter(of: jan, in: tx))
      }
    }
    let erased = people.prefix(20)
    let traces = try erased.flatMap { try self.traces($0.0, $0.1, in: house) }
    let control = try people.suffix(20).flatMap { try self.traces($0.0, $0.1, in: house) }
    #expect(traces.count == 180)
    let before = try bytes(of: house)
    #expect(traces.allSatisfy { before.contains($0) })
    for (jan, _) in erased { try house.objectAndErase(jan) }
    let after = try bytes(of: house)
    #expect(traces.count { after.contains($0) } == 0)
    #expect(control.allSatisfy { after.contains($0) })
  }

  /// Sealed bytes, row numbers and the travel number, as they lie in the file.
  private func traces(_ jan: Int64, _ ref: Int64, in house: TemporaryHouse) throws -> [Data] {
    try house.store.readNow { tx in
      var traces = [bigEndian(ref)]
      for table in Jan.relationshipTables {
        for row in try Rows.read(Inventory.table(table), of: jan, in: tx) {
          traces.append(Data(try row.record.bytes("sealed")))
          if let id = row.rowID { traces.append(bigEndian(id)) }
        }
      }
      return traces
    }
  }

  private func bigEndian(_ number: Int64) -> Data { withUnsafeBytes(of: number.bigEndian) { Data($0) } }

  /// Every file of the home at once, read by another program so that no lock is dropped.
  private func bytes(of house: TemporaryHouse) throws -> Haystack {
    Haystack(
      try Child.run("/usr/bin/find", [house.layout.home.path, "-type", "f", "-exec", "cat", "{}", ";"]).output)
  }
}

/// Bytes that can be asked many times whether they hold others.
private struct Haystack {
  private let bytes: [UInt8]
  private var places: [UInt64: [Int]] = [:]

  init(_ data: Data) {
    bytes = Array(data)
    var window: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      window = window << 8 | UInt64(byte)
      if index >= 7, window != 0 { places[window, default: []].append(index - 7) }
    }
  }

  func contains(_ needle: Data) -> Bool {
    let wanted = Array(needle)
    let start = wanted.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return places[start, default: []].contains { place in
      place + wanted.count <= bytes.count && bytes[place..<place + wanted.count].elementsEqual(wanted)
    }
  }
}
