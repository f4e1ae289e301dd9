import Domain
import Foundation
import Storage
import Testing

@testable import Retention

@Suite struct ResidueSearchTests {
  private let home: URL
  private let remains: Remains

  init() throws {
    home = URL(filePath: NSTemporaryDirectory()).appending(path: "residue-\(UInt64.random(in: 0..<UInt64.max))")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    remains = Remains(folder: home)
  }

  private func search(_ identifiers: String, others: [URL] = []) throws -> ResidueSearch.Report {
    try ResidueSearch(home: home, others: others).run(identifiers)
  }

  private func put(_ bytes: Data, _ name: String) throws {
    let file = home.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  @Test(arguments: [
    ("Noor.Zandwijk@Voorbeeld.example", "noor.zandwijk@voorbeeld.example", String.Encoding.utf8),
    ("noor.zandwijk@voorbeeld.example", "NOOR.ZANDWIJK@VOORBEELD.EXAMPLE", .utf8),
    ("van Zandwijkhuizen", "van Zandwijkhuizen", .utf16LittleEndian),
    ("van Zandwijkhuizen", "VAN ZANDWIJKHUIZEN", .utf16BigEndian),
    ("Noël Ångström", "Noël Ångström", .isoLatin1), ("3528 0100 0000 0017", "3528010000000017", .utf8),
    ("+31 6 1234 5678", "0612345678", .utf8), ("0612345678", "+31612345678", .utf8),
    ("noor@voorbeeld.example", "noor%40voorbeeld%2Eexample", .utf8),
  ])
  func itIsFoundInEveryFormItCouldStandIn(identifier: String, stands: String, encoding: String.Encoding) throws {
    #expect(try search(identifier).found == 0)
    let text = try #require(stands.data(using: encoding))
    try put(Data(repeating: 0x41, count: 77) + text + Data(repeating: 0, count: 9), "deep/er/file.bin")
    let report = try search("\n\(identifier)\n")
    let hit = try #require(report.hits.first)
    #expect(hit.file.hasSuffix("deep/er/file.bin") && hit.line == 2)
    #expect((77...80).contains(hit.offset ?? 0))
  }

  @Test(arguments: 0..<3) func itIsFoundInBase64WhereverItBegins(shift: Int) throws {
    let text = String(repeating: "x", count: shift) + "noor@voorbeeld.example and more"
    try put(Data("Content: \(Data(text.utf8).base64EncodedString())".utf8), "letter.eml")
    #expect(try search("noor@voorbeeld.example").hits.map(\.form) == ["base64"])
  }

  @Test func aNumberIsFoundAsEnginesWriteIt() throws {
    let number = Int64(3_528_010_000_000_017)
    for bytes in [
      withUnsafeBytes(of: number.bigEndian) { Data($0) }, withUnsafeBytes(of: number.littleEndian) { Data($0) },
    ] {
      try put(Data(repeating: 7, count: 5) + bytes, "row.bin")
      let hits = try search("3528010000000017").hits
      #expect(hits.map(\.offset) == [5] && hits.allSatisfy { $0.form.hasPrefix("integer") })
    }
  }

  @Test func itIsFoundOnceWhereverAPieceEnds() throws {
    let identifier = "noor.zandwijk@voorbeeld.example"
    for place in (FolderReading.piece - identifier.utf8.count - 1)...(FolderReading.piece + 1) {
      var bytes = Data(count: FolderReading.piece * 2)
      bytes.replaceSubrange(place..<place + identifier.utf8.count, with: Data(identifier.utf8))
      try put(bytes, "large.bin")
      let hits = try search(identifier).hits
      #expect(hits.map(\.offset) == [Int64(place)], "at \(place)")
    }
  }

  @Test func whatIsFoundIsSaidByPlaceAndNeverInWords() throws {
    try put(Data("x".utf8), "noor@voorbeeld.example.txt")
    try put(Data("noor@voorbeeld.example".utf8), "noor@voorbeeld.example.csv")
    let report = try search("noor@voorbeeld.example")
    #expect(report.found == 3)
    #expect(report.hits.allSatisfy { !$0.file.contains("noor") })
  }

  @Test func anotherFolderIsSearchedTooAndAFileOfTwoNamesOnce() throws {
    let other = home.appending(path: "../\(home.lastPathComponent)-data").standardizedFileURL
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    defer { remains.alsoRemove(other) }
    try Data("noor@voorbeeld.example".utf8).write(to: other.appending(path: "16384"))
    try FileManager.default.linkItem(at: other.appending(path: "16384"), to: home.appending(path: "same"))
    try FileManager.default.createSymbolicLink(at: home.appending(path: "ledger"), withDestinationURL: other)
    let report = try search("noor@voorbeeld.example", others: [other])
    #expect(report.found == 1 && report.files == 1)
  }

  @Test func aSearchThatCouldNotFindOrReadRefuses() throws {
    #expect(throws: ResidueSearch.Refusal.self) { try search("\n \n") }
    #expect(throws: ResidueSearch.Refusal.self) { try search("Bos") }
    #expect(throws: ResidueSearch.Refusal.self) {
      try ResidueSearch(home: home.appending(path: "nowhere")).run("noor@voorbeeld.example")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).isEmpty)
  }

  @Test func theMarkerIsGoneAfterwardsAndCountsAsNoFileOfTheHouse() throws {
    try put(Data("nothing".utf8), "file")
    let report = try search("noor@voorbeeld.example")
    #expect(report.control > 10 && report.found == 0 && report.files == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["file"])
  }
}

/// Removes a test's folders when the test lets go of it.
private final class Remains {
  private var folders: [URL]

  init(folder: URL) { folders = [folder] }

  func alsoRemove(_ folder: URL) { folders.append(folder) }

  deinit { for folder in folders { try? FileManager.default.removeItem(at: folder) } }
}
