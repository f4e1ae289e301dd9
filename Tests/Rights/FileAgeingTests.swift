import Delivery
import Domain
import Foundation
import Rights
import Storage
import TestSupport
import Testing

/// R7 and R18 outside the databases: each file on its last day, and on the next.
@Suite struct FileAgeingTests {
  private func folder(_ name: String, of house: TemporaryHouse) throws -> URL {
    let folder = house.layout.home.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func removeDue(_ house: TemporaryHouse) async throws -> Int {
    try await FileAgeing(
      store: house.store, print: try folder("print", of: house), feeds: try folder("feeds", of: house),
      mail: try folder("mail", of: house), exports: try folder("exports", of: house)
    ).removeDue()
  }

  private func names(_ name: String, of house: TemporaryHouse) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: try folder(name, of: house).path).sorted()
  }

  @Test func aBatchForThePrinterGoesThirtyDaysAfterItWasMade() async throws {
    let house = try TemporaryHouse()
    let print = try folder("print", of: house)
    try await house.store.write { tx in
      let jan = try Fixture.home(of: try Fixture.subscriber(in: tx), in: tx)
      let address = try ContactDetails.onFile(of: jan, in: tx).address.map(ContactDetails.fields)
      try Outbox.enqueue(
        Outbox.Letter(to: "", postal: address, name: "Jan", subject: "Klaar", body: "Klaar.", language: .nl),
        kind: "undone", route: .print, of: nil, in: tx)
    }
    _ = try await LetterRound(
      store: house.store, carrier: FolderCarrier(folder: print.path), sender: #require(EmailAddress("a@b.example")),
      senderName: "NS", printFolder: print.path
    ).run()
    let batch = try names("print", of: house)
    #expect(batch.count == 2 && batch.allSatisfy { $0.hasPrefix("print-2026-11-23-") })
    try Data().write(to: print.appending(path: "print-of-somebody-else.csv"))
    house.time.advance(days: 29)
    #expect(try await removeDue(house) == 0)
    #expect(try house.actionCount("filesRemoved") == 0)
    house.time.advance(days: 1)
    #expect(try await removeDue(house) == 2)
    #expect(try names("print", of: house) == ["print-of-somebody-else.csv"])
    #expect(try house.actionCount("filesRemoved") == 1)
    #expect(try await removeDue(house) == 0)
  }

  @Test func aLetterInAFolderGoesThirtyDaysAfterItWasLaidThere() async throws {
    let house = try TemporaryHouse()
    let mail = try folder("mail", of: house)
    // The last minute of a day in Amsterdam is the day before in Greenwich.
    for name in ["20261123T225900Z-a.eml", "20261123T230100Z-b.eml", "notes.eml", "20261123T225900Z-a.txt"] {
      try Data("x".utf8).write(to: mail.appending(path: name))
    }
    house.time.set(Day("2026-12-22")!.at(minute: 600))
    #expect(try await removeDue(house) == 0)
    house.time.advance(days: 1)
    #expect(try await removeDue(house) == 1)
    house.time.advance(days: 1)
    #expect(try await removeDue(house) == 1)
    #expect(try names("mail", of: house) == ["20261123T225900Z-a.txt", "notes.eml"])
  }

  @Test func aCopyMadeForSomebodyGoesAfterSevenDays() async throws {
    let house = try TemporaryHouse()
    let copy = try folder("exports", of: house).appending(path: "copy.zip")
    try Data("x".utf8).write(to: copy)
    let made = Date(timeIntervalSince1970: Double(house.time.now.milliseconds) / 1000)
    try FileManager.default.setAttributes([.modificationDate: made], ofItemAtPath: copy.path)
    house.time.advance(days: 6)
    #expect(try await removeDue(house) == 0)
    house.time.advance(days: 1)
    #expect(try await removeDue(house) == 1)
    #expect(try names("exports", of: house).isEmpty)
  }

  @Test func halfALetterLeftByACrashGoesTheDayAfterTheNext() async throws {
    let house = try TemporaryHouse()
    let mail = try folder("mail", of: house)
    for name in [".20261123T100000Z-a.eml.part", ".hidden.part"] {
      try Data("x".utf8).write(to: mail.appending(path: name))
      let made = Date(timeIntervalSince1970: Double(house.time.now.milliseconds) / 1000)
      try FileManager.default.setAttributes([.modificationDate: made], ofItemAtPath: mail.appending(path: name).path)
    }
    house.time.advance(days: 1)
    #expect(try await removeDue(house) == 0)
    house.time.advance(days: 1)
    #expect(try await removeDue(house) == 1)
    #expect(try names("mail", of: house) == [".hidden.part"])
  }
}

extension TemporaryHouse {
  fileprivate func actionCount(_ action: String) throws -> Int {
    try store.readNow { tx in try tx.run("SELECT 1 AS one FROM audit_entry WHERE action = \(action)").count }
  }
}
