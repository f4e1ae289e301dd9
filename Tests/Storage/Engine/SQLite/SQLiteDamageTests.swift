import Foundation
import TestSupport
import Testing

@testable import Storage

/// A page that lost its cells is read as an empty one: nobody would miss what stood there.
@Suite struct SQLiteDamageTests {
  @Test func aPageThatLostItsRowsIsSaidToBeDamaged() throws {
    let house = try TemporaryHouse(on: .sqlite)
    try house.store.writeNow { tx in
      for number in 1...400 {
        try tx.run("INSERT INTO case_reference (reference, case_id) VALUES (\("NS-\(number)"), \(number))")
      }
    }
    #expect(try house.store.damages() == [])
    let page = try house.store.engine.read { connection in
      try connection.run("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_case_reference_1'")[0].int(
        "rootpage")
    }
    // Whether it is found by asking, or SQLite already stumbles over it: nobody is told that all is well.
    do {
      try house.reopen {
        var file = try PageFile(house.layout.database.path)
        // How many cells the first page of an index has; its checksum is right.
        try file.change((page - 1) * 4096 + 3, to: 0)
        try file.change((page - 1) * 4096 + 4, to: 0)
        try file.stamp(page: page)
      }
      let found = try house.store.damages()
      #expect(found.contains { $0.place == "rechtspoor.db" } && !found.contains { $0.place == "keyring.db" })
      // Each table's turn comes.
      #expect(try (0..<30).filter { try !house.store.damages(turn: $0).isEmpty }.count == 1)
    } catch StorageError.corrupt(let text) {
      #expect(text.contains("rechtspoor.db"))
    }
  }
}
