import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Rights
import Storage
import Talk

struct CaseEvidence: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Writes one case as a file that an authority checks offline.",
    discussion: """
      One ZIP with history, decisions and their grounds, log lines with the proof that they are ours, letters, recipients
      and the certificate; README.txt in it says how to check each with common tools. Beside it FILE.sig: the signature
      over the whole. We keep digest and signature, and not the file.
      Example: rechtspoor case evidence NS-7K4M-29QX-H5 --out case.zip --residue residue.txt
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The case's number, such as NS-7K4M-29QX-H5.") var reference: ReferenceArgument
  @Option(help: ArgumentHelp("Where to write it; must not be there yet.", valueName: "file")) var out: String
  @Option(help: ArgumentHelp("What a search for remains printed, to go with it.", valueName: "file")) var residue:
    String?

  private struct Facts: Encodable {
    let file: String
    let sha256: String
    let key: String
  }

  func run() async throws {
    for path in [out, out + ".sig"] where FileManager.default.fileExists(atPath: path) {
      throw Refusal("\(path) is there already; nothing was written.")
    }
    let found = try residue.map(Files.bytes)
    let pack = try await house.withWorld { world in
      try await EvidencePack.make(reference.reference, residue: found, by: .operator, world.desk)
    }
    try write(pack.bytes, to: out)
    try write(pack.signature, to: out + ".sig")
    if house.json { return try CommandLineTalk.json(Facts(file: out, sha256: pack.digest, key: pack.key)) }
    CommandLineTalk.say("\(out) (sha256 \(pack.digest)), signed with key \(pack.key) in \(out).sig")
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let made = FileManager.default.createFile(
      atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    guard made else { throw Refusal("Cannot write \(path): check the folder's owner and free space.") }
  }
}

struct EvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Says whether a file of evidence is ours and whole.",
    subcommands: [EvidenceVerify.self])
}

struct EvidenceVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verifies a file of evidence against the published key, anywhere.",
    discussion: """
      Needs no house and no database. Where FILE.sig lies beside the file, or is named, every byte is covered; without
      it, every byte of every member. A year of the log that has left after its five years is named: its lines cannot be
      checked any more.
      Example: rechtspoor evidence verify case.zip --key signing.pub
      """)

  @Argument(help: "The ZIP file.") var file: String
  @Option(help: ArgumentHelp("The published key, signing.pub.", valueName: "file")) var key: String
  @Option(help: ArgumentHelp("The signature over the whole; FILE.sig if left out.", valueName: "file"))
  var signature: String?
  @Flag(help: "Print one JSON object instead of words.") var json = false

  private struct Facts: Encodable {
    let whole: Bool
    let reference: String
    let key: String
    let members: Int
    let lines: Int
    let checkpoints: Int
    let wholeFileSigned: Bool
    /// Years of the log that left by a signed word, so that their lines cannot be checked.
    let logLeft: [Left]
    let findings: [String]
  }

  private struct Left: Encodable {
    let year: Int
    let at: String
    let lines: Int
  }

  func run() async throws {
    let published = try PublishedKeys(text: try Files.text(key))
    let beside = signature ?? (FileManager.default.fileExists(atPath: file + ".sig") ? file + ".sig" : nil)
    let report = EvidenceVerifier(published: published).verify(
      try Files.bytes(file), signature: try beside.map(Files.bytes))
    for finding in report.findings { CommandLineTalk.say(finding) }
    if json {
      try CommandLineTalk.json(
        Facts(
          whole: report.passes, reference: report.reference, key: report.key, members: report.members,
          lines: report.lines, checkpoints: report.checkpoints, wholeFileSigned: report.isWholeSigned,
          logLeft: report.left.map { Left(year: $0.year, at: $0.at.description, lines: $0.lines) },
          findings: report.findings))
    } else {
      print(
        "\(report.passes ? "whole" : "NOT WHOLE"): \(report.reference), \(report.members) members, \(report.lines) log "
          + "lines, \(report.checkpoints) checkpoints, \(report.findings.count) findings"
          + (report.isWholeSigned ? "" : " (no signature over the whole file was given)"))
      for left in report.left {
        print(
          "the log of \(left.year) left on \(left.at.day) by the house's signed word (\(left.lines) lines): what it said of "
            + "this case cannot be checked any more; LOG-LEFT.txt says what can")
      }
    }
    if !report.passes { throw ExitCode(1) }
  }
}
