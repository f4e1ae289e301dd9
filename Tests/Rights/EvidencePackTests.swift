import Delivery
import Domain
import Foundation
import Rights
import Storage
import TestSupport
import Testing

/// A file that an authority checks by itself: whole, or the place is named at which it is not.
@Suite struct EvidencePackTests {
  private struct Packed {
    let house: TemporaryHouse
    let reference: CaseReference
    let pack: EvidencePack
    let verifier: EvidenceVerifier

    init(carried: Bool = true) async throws {
      let given = try GivenAway()
      house = given.house
      reference = try await given.object()
      if carried { try await house.carryLetters() }
      pack = try await EvidencePack.make(
        reference, residue: Array("clean: 0 hits\n".utf8), by: .operator, house.desk)
      verifier = EvidenceVerifier(published: try house.published())
    }

    func entries() throws -> [(name: String, bytes: [UInt8])] { try ZipArchive.read(pack.bytes) }

    func verify(_ entries: [(name: String, bytes: [UInt8])]) throws -> EvidenceVerifier.Report {
      verifier.verify(try ZipArchive.write(entries: entries, modified: house.time.now), signature: nil)
    }
  }

  @Test func itHoldsTheCaseAndVerifiesWithThePublishedKeyAlone() async throws {
    let packed = try await Packed()
    let report = packed.verifier.verify(packed.pack.bytes, signature: packed.pack.signature)
    #expect(report.findings == [] && report.reference == packed.reference.description)
    #expect(report.lines > 5 && report.checkpoints > 0 && report.isWholeSigned)
    let members = Dictionary(uniqueKeysWithValues: try packed.entries().map { ($0.name, $0.bytes) })
    let text = { (name: String) in String(decoding: members[name] ?? [], as: UTF8.self) }
    #expect(text("decisions.json").contains("S51") && text("decisions.json").contains("art. 21(3)"))
    #expect(text("recipients.json").contains("Arriva") && text("recipients.json").contains("carrierMessages"))
    #expect(text("case.json").contains("erasedHere") && text("audit.jsonl").contains("recipientTold"))
    #expect(text("residue.txt") == "clean: 0 hits\n" && members["certificate.json"] != nil)
    for (name, bytes) in members {
      let content = String(decoding: bytes, as: UTF8.self)
      #expect(
        !content.contains("jan@voorbeeld") && !content.contains("de Vries") && !content.contains("AR-77"), "\(name)")
    }
  }

  @Test func oneAlteredByteInAnyMemberIsFound() async throws {
    let packed = try await Packed()
    let entries = try packed.entries()
    #expect(entries.count > 12)
    for (index, entry) in entries.enumerated() {
      let places = Set([0, entry.bytes.count / 2, entry.bytes.count - 1])
      for place in places {
        var altered = entries
        altered[index].bytes[place] ^= 1
        let report = try packed.verify(altered)
        #expect(!report.passes, "\(entry.name), byte \(place)")
      }
    }
  }

  @Test func withTheSignatureBesideItEveryByteOfTheFileCounts() async throws {
    let packed = try await Packed()
    for place in stride(from: 0, to: packed.pack.bytes.count, by: 61) {
      var altered = packed.pack.bytes
      altered[place] ^= 4
      #expect(!packed.verifier.verify(altered, signature: packed.pack.signature).passes, "byte \(place)")
    }
    #expect(!packed.verifier.verify(packed.pack.bytes.dropLast(1), signature: packed.pack.signature).passes)
  }

  @Test func aMemberLeftOutOrPutInIsNamed() async throws {
    let packed = try await Packed()
    let entries = try packed.entries()
    for (index, entry) in entries.enumerated() where !entry.name.hasPrefix("SHA256SUMS") {
      var short = entries
      short.remove(at: index)
      #expect(try packed.verify(short).findings.contains("\(entry.name): is missing"))
    }
    let report = try packed.verify(entries + [("letters/999-forged.txt", [1])])
    #expect(report.findings == ["letters/999-forged.txt: was added"])
  }

  @Test func anotherHousesKeyVerifiesNothingOfIt() async throws {
    let packed = try await Packed()
    let other = try TemporaryHouse(seed: 99)
    let report = EvidenceVerifier(published: try other.published()).verify(
      packed.pack.bytes, signature: packed.pack.signature)
    #expect(report.findings.count == 2)
  }

  @Test func lettersThatAreStillHereGoWithItAndSentOnesByTheirDigest() async throws {
    let waiting = try await Packed(carried: false)
    let letters = try waiting.house.letters("objectionConfirmed")
    let text = try #require(letters.first).letter.text
    let members = try waiting.entries()
    #expect(members.contains { $0.name.hasSuffix("objectionConfirmed.txt") && $0.bytes == Array(text.utf8) })
    let digest = Digest.sha256(Array(text.utf8)).hex
    try await waiting.house.carryLetters()
    let sent = try await EvidencePack.make(waiting.reference, by: .operator, waiting.house.desk)
    let after = try ZipArchive.read(sent.bytes)
    #expect(!after.contains { $0.name.hasPrefix("letters/") })
    let list = String(decoding: try #require(after.first { $0.name == "letters.json" }).bytes, as: UTF8.self)
    #expect(list.contains(digest))
  }

  @Test func weKeepDigestAndSignatureAndNothingElse() async throws {
    let packed = try await Packed()
    let kept = try packed.house.store.readNow { tx in
      try EvidenceTable.digests(of: #require(try CaseTable.find(packed.reference, in: tx)).id, in: tx).map(\.digest)
    }
    #expect(kept == [packed.pack.digest] && kept == [Digest.sha256(packed.pack.bytes).hex])
    #expect(try packed.house.entries(about: packed.reference).last == "evidenceMade")
  }

  @Test func aLineOfTheLogChangedOrLeftOutLeadsToNoSignedHead() async throws {
    let packed = try await Packed()
    // Making the file was written down too.
    try packed.house.store.makeCheckpoint()
    let proof = try packed.house.store.readNow { tx in try AuditProof.make(of: packed.reference, in: tx) }
    let published = try packed.house.published()
    #expect(proof.faults(published) == [] && proof.lines.count > 2)
    for index in proof.lines.indices {
      var lines = proof.lines
      let line = lines.remove(at: index)
      let faults = AuditProof(lines: lines, checkpoints: proof.checkpoints).faults(published)
      // The first line of a lane has none before it that would miss it.
      let isFirst = !proof.lines.contains {
        $0.segment == line.segment && $0.lane == line.lane && $0.sequence < line.sequence
      }
      if !isFirst { #expect(!faults.isEmpty, "line \(line.sequence)") }
    }
    #expect(AuditProof(lines: proof.lines, checkpoints: []).faults(published).count == proof.lines.count)
  }
}
