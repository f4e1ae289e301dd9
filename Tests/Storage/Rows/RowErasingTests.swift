import Domain
import Storage
import TestSupport
import Testing

/// Many rows in one statement, and no other row.
@Suite struct RowErasingTests {
  @Test func rowsWithTheSameKeyOfOtherPeopleStay() throws {
    let house = try TemporaryHouse()
    let month = house.time.now.day.month
    let refs = try house.store.writeNow { tx in
      try (1...3).map { number in
        let jan = try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx)
        let ref = try tx.travelRef(for: jan)
        for back in 1...3 { try trip(of: jan, ref, month.adding(-back), in: tx) }
        return ref
      }
    }
    let table = Inventory.table("raw_trip")
    try house.store.writeNow { tx in
      let all = try refs.map { try Rows.decidable(table, of: [$0], in: tx) }
      let first = try all[0].filter { try $0.record.month("month") == month.adding(-1) }
      let second = try all[1].filter { try $0.record.month("month") != month.adding(-3) }
      try Rows.erase(first + second + all[2], emptied: ["raw_trip": [refs[2]]], in: tx)
    }
    let left = try house.store.readNow { tx in
      try refs.map { ref in
        try Set(Rows.read(table, of: ref, in: tx).map { try $0.record.month("month").number - month.number })
      }
    }
    #expect(left == [[-2, -3], [-3], []])
  }

  @Test func whatFoundARowGoesWithItAndWhatFindsTheOthersStays() throws {
    let house = try TemporaryHouse()
    let (old, new) = (EmailAddress("oud@voorbeeld.example")!, EmailAddress("nieuw@voorbeeld.example")!)
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(email: old.text, in: tx)
      try ContactDetails.add(new, of: jan, from: .sale, in: tx)
      return jan
    }
    try house.store.writeNow { tx in
      let rows = try Jan.rows("contact_detail", of: jan, in: tx).filter { $0.fields?["email"] == old.text }
      #expect(rows.count == 1)
      try Rows.erase(rows, in: tx)
    }
    let found = try house.store.readNow { tx in
      (try BlindIndex.customers(.email(old), in: tx), try BlindIndex.customers(.email(new), in: tx))
    }
    #expect(found == ([], [jan]))
  }

  /// More than one statement takes at a time.
  @Test func thousandsOfRowsGoAndTheOneThatIsKeptStays() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      let ref = try tx.travelRef(for: jan)
      for number in 0..<2500 { try trip(of: jan, ref, tx.today.month.adding(-1), number, in: tx) }
      return ref
    }
    try house.store.writeNow { tx in
      let rows = try Rows.decidable(Inventory.table("raw_trip"), of: [jan], in: tx)
      try Rows.erase(Array(rows.dropFirst()), in: tx)
    }
    let left = try house.store.readNow { tx in try Rows.read(Inventory.table("raw_trip"), of: jan, in: tx) }
    #expect(left.count == 1)
  }

  private func trip(of jan: Int64, _ ref: Int64, _ month: Month, _ number: Int = 0, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO raw_trip (travel_ref, month, trip_key, trip, happened_day)
      VALUES (\(ref), \(month), \([UInt8(number & 255), UInt8(number >> 8)]), 'ut-asd', \(month.last))
      """)
  }
}
