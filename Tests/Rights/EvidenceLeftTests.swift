import Delivery
import Domain
import Foundation
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// A file made after a year of the log has left (R15) says so, by which word, and what cannot be checked any more.
@Suite struct EvidenceLeftTests {
  private struct Packed {
    let given: GivenAway
    let reference: CaseReference
    let pack: EvidencePack

    /// Asked in 2026, confirmed and closed in 2027; in 2032 the log of 2026 has left.
    init() async throws {
      given = try GivenAway()
      reference = try await given.object()
      try await given.house.carryLetters()
      try given.house.store.makeCheckpoint()
      given.house.time.set(Day("2027-03-01")!.at(minute: 600))
      _ = try await ConfirmRecipient(given.house.desk).confirm(reference, by: "Arriva", noted: .operator)
      given.house.time.set(Day("2032-01-02")!.at(minute: 600))
      let report = try Sweep(store: given.house.store).once()
      #expect(report.rules["R15"] ?? 0 > 0)
      pack = try await EvidencePack.make(reference, by: .operator, given.house.desk)
    }

    func verifier() throws -> EvidenceVerifier { EvidenceVerifier(published: try given.house.published()) }
    func entries() throws -> [(name: String, bytes: [UInt8])] { try ZipArchive.read(pack.bytes) }
  }

  @Test func itNamesTheYearTheSignedWordAndWhatCannotBeChecked() async throws {
    let packed = try await Packed()
    let report = try packed.verifier().verify(packed.pack.bytes, signature: packed.pack.signature)
    #expect(report.findings == [])
    #expect(report.left.map(\.year) == [2026] && report.left.allSatisfy { $0.lines > 0 })
    let members = Dictionary(uniqueKeysWithValues: try packed.entries().map { ($0.name, $0.bytes) })
    let text = String(decoding: members["LOG-LEFT.txt"] ?? [], as: UTF8.self)
    #expect(text.contains("Niet meer na te gaan: de regels van 2026 over dit verzoek."))
    #expect(text.contains("releases/2026.json") && text.contains("2 January 2032"))
    #expect(members["releases/2026.json"] != nil && members["releases/2026.sig"]?.count == 64)
    let log = String(decoding: members["audit.jsonl"] ?? [], as: UTF8.self)
    #expect(log.contains("recipientConfirmed") && !log.contains("caseReceived"), "what 2027 said is here")
  }

  @Test func withoutThatWordItDoesNotPass() async throws {
    let packed = try await Packed()
    // As if the house had made the file without the word: its list is right, and signed.
    var entries = try packed.entries().filter { !$0.name.hasPrefix("releases/") && !$0.name.hasPrefix("SHA256SUMS") }
    func sealed() throws -> [UInt8] {
      let sums = Array(entries.map { "\(Digest.sha256($0.bytes).hex)  \($0.name)\n" }.joined().utf8)
      let (_, signature) = try packed.given.house.store.keys.sign(sums)
      let all =
        entries + [("SHA256SUMS", sums), ("SHA256SUMS.sig", Array(Data(base64Encoded: signature) ?? Data()))]
      return try ZipArchive.write(entries: all, modified: packed.given.house.time.now)
    }
    let report = try packed.verifier().verify(try sealed(), signature: nil)
    #expect(report.findings == ["audit.jsonl: holds no line of 2026, and no signed word says that the year left"])
    // With the word, and silent about it to whoever reads the file.
    entries = try packed.entries().filter { $0.name != "LOG-LEFT.txt" && !$0.name.hasPrefix("SHA256SUMS") }
    let silent = try packed.verifier().verify(try sealed(), signature: nil)
    #expect(silent.findings == ["LOG-LEFT.txt: is missing: the file does not say which years left"])
  }

  /// The same with a language anybody can read, and with none of our programs.
  @Test func theCheckInTheFileSaysTheSame() async throws {
    let packed = try await Packed()
    let folder = packed.given.house.layout.home.appending(path: "unpacked")
    for entry in try packed.entries() {
      let file = folder.appending(path: entry.name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(entry.bytes).write(to: file)
    }
    func check() throws -> (code: Int32, said: String) {
      let done = try Child.run("python3", ["audit-check.py"], folder: folder.path, errors: .withOutput)
      return (done.code, String(decoding: done.output, as: UTF8.self))
    }
    let said = try check()
    #expect(said.code == 0 && said.said.contains("the log of 2026 left whole"), "\(said)")
    try FileManager.default.removeItem(at: folder.appending(path: "releases"))
    let silent = try check()
    #expect(silent.code == 1 && silent.said.contains("no signed word says that the year left"), "\(silent)")
  }
}
