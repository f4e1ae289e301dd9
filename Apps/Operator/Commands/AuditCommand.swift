import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Storage
import Talk

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Says whether the audit log is whole.", subcommands: [AuditVerify.self])
}

struct AuditVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Walks the chains of audit log and ledger, and holds them against the signed checkpoints.",
    discussion: """
      On a running house it needs no options, and holds the ledger against its copies in keyring and mirror too, and
      has SQLite read every page of its files. On a \
      copy, anywhere, it needs three things and no secret: the database, the folder of checkpoints, and the published \
      key; the ledger's chain is keyed, and not walked there.
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: ArgumentHelp("A copy of the database.", valueName: "file")) var database: String?
  @Option(help: ArgumentHelp("Its checkpoints.", valueName: "dir")) var checkpoints: String?
  @Option(help: ArgumentHelp("The published key, signing.pub.", valueName: "file")) var key: String?

  func validate() throws {
    let given = [database, checkpoints, key].compactMap { $0 }.count
    guard given == 0 || given == 3 else {
      throw ValidationError("A copy needs all three: --database FILE --checkpoints DIR --key signing.pub.")
    }
  }

  func run() async throws {
    var report: AuditVerifier.Report
    if let database, let checkpoints, let key {
      guard FileManager.default.fileExists(atPath: database) else {
        throw Refusal("There is no database at \(database).")
      }
      let engine = try SQLiteEngine(readingCopyAt: database)
      let witnesses = Witnesses(ledger: URL(filePath: checkpoints), checkpoints: URL(filePath: checkpoints))
      report = try verify(engine, witnesses, PublishedKeys(text: try Files.text(key)))
      try engine.close()
    } else {
      let settings = try await house.settings()
      // Before the house is opened: opening one takes a log that was cut for a copy that was put back.
      if settings.database.file.map({ FileManager.default.fileExists(atPath: $0.path) }) ?? true {
        let engine = try settings.database.open()
        let key = try PublishedKeys(text: try Files.text(settings.home.keys.path + "/signing.pub"))
        report = try verify(engine, settings.home.witnesses, key)
        try engine.close()
        if report.passes { report.findings += try await house.withWorld(lookFurther) }
      } else {
        report = try await house.withWorld { world in
          var report = try verify(world.store.engine, world.settings.home.witnesses, published(world))
          if report.passes { report.findings += try lookFurther(world) }
          return report
        }
      }
    }
    try show(report)
    if !report.passes { throw ExitCode(1) }
  }

  /// At ledger and pages too, where the log itself is whole; and keeps what was found for those who watch the house.
  private func lookFurther(_ world: World) throws -> [AuditVerifier.Finding] {
    let (ledger, pages) = (try world.store.ledgerFindings(), try world.store.damages())
    try world.store.writeNow { tx in
      try HouseCheck.auditLog.note(in: tx)
      try HouseCheck.ledger.note(faults: ledger.count, in: tx)
      try HouseCheck.pages.note(faults: pages.count, in: tx)
    }
    return ledger + pages
  }

  private func published(_ world: World) throws -> PublishedKeys {
    try PublishedKeys(text: try Files.text(world.settings.home.keys.path + "/signing.pub"))
  }

  private func verify(
    _ engine: any Engine, _ witnesses: Witnesses, _ published: PublishedKeys
  ) throws -> AuditVerifier.Report {
    let checkpoints = try witnesses.checkpoints()
    return try engine.read { try AuditVerifier(published: published).verify($0, against: checkpoints) }
  }

  private func show(_ report: AuditVerifier.Report) throws {
    for finding in report.findings { CommandLineTalk.say("\(finding)") }
    if house.json {
      return try CommandLineTalk.json(
        Facts(
          whole: report.passes, lines: report.lines, lanes: report.lanes, checkpoints: report.checkpoints,
          restorations: report.restorations, releases: report.releases,
          findings: report.findings.map(\.description)))
    }
    print(
      "\(report.passes ? "whole" : "NOT WHOLE"): \(report.lines) lines, \(report.lanes) lanes, "
        + "\(report.checkpoints) checkpoints, \(report.restorations) restorations, \(report.releases) years released, \(report.findings.count) findings"
    )
  }

  private struct Facts: Encodable {
    let whole: Bool
    let lines: Int
    let lanes: Int
    let checkpoints: Int
    let restorations: Int
    let releases: Int
    let findings: [String]
  }
}

struct MakeCheckpoint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Signs how far log and ledger have come, into checkpoints/.",
    discussion: "Writes nothing when nothing has changed since the last one.")

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let made = try await house.withWorld { try $0.store.makeCheckpoint() }
    if house.json { return try CommandLineTalk.json(["made": made != nil]) }
    CommandLineTalk.say(made == nil ? "Nothing has changed since the last checkpoint." : "A checkpoint was signed.")
  }
}
