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
    let found: [AuditVerifier.Finding]
    do {
      try house.reopen {
        let file = try FileHandle(forUpdating: house.layout.database)
        // How many cells the first page of an index has.
        try file.seek(toOffset: UInt64(page - 1) * 4096 + 3)
        try file.write(contentsOf: Data([0, 0]))
        try file.close()
      }
      found = try house.store.damages()
    } catch StorageError.corrupt(let text) {
      found = [AuditVerifier.Finding(place: "rechtspoor.db", fault: text)]
    }
    #expect(found.contains { $0.place == "rechtspoor.db" } && !found.contains { $0.place == "keyring.db" })
  }
}
