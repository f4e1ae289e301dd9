import ArgumentParser
import Bootstrap
import Foundation
import Storage
import Talk

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Makes a backup while the house goes on, and says whether backups are sound.",
    discussion: """
      Without a further word it makes one:

        rechtspoor backup /srv/backups
      """,
    subcommands: [BackupMake.self, BackupVerify.self], defaultSubcommand: BackupMake.self)
}

struct BackupMake: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Makes a backup: a generation of the database, and the one copy of the keyring.",
    discussion: """
      A generation is kept for \(BackupFolder.daysKept) days; older ones are removed. The copy of the keyring is put in
      the place of the one before, so that keys destroyed since are nowhere: run this every day. The house's own keys
      are never in a backup.

        rechtspoor backup /srv/backups
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: ArgumentHelp("The folder; RECHTSPOOR_BACKUP if left out.", valueName: "dir")) var folder: String?

  func run() async throws {
    let target = try BackupFolders.named(folder, try await house.settings())
    let report = try await house.withWorld { world in try world.store.backUp(to: target) }
    if house.json {
      return try CommandLineTalk.json(
        Facts(
          generation: report.generation, keyring: report.keyring, bytes: report.bytes, expired: report.expired))
    }
    print("generation  \(report.generation)")
    print("keyring     \(report.keyring)")
    print("bytes       \(report.bytes)")
    for name in report.expired { print("expired     \(name)") }
  }

  private struct Facts: Encodable {
    let generation: String
    let keyring: String
    let bytes: Int
    let expired: [String]
  }
}

struct BackupVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Says whether backups are whole, signed, and fit the ledger and the keyring.",
    discussion: """
      Reads every byte and changes none. Beside the house it takes the published key and the mirrored ledger from there,
      and keeps the outcome for those who watch the house; elsewhere --key is enough, and the ledger is then not looked
      at.

        rechtspoor backup verify /srv/backups
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: ArgumentHelp("The folder; RECHTSPOOR_BACKUP if left out.", valueName: "dir")) var folder: String?
  @Option(help: ArgumentHelp("One generation alone.", valueName: "name")) var generation: String?
  @Option(help: ArgumentHelp("The published key, signing.pub.", valueName: "file")) var key: String?

  func run() async throws {
    let settings = try await house.settings()
    let published = try PublishedKeys(text: try Files.text(key ?? settings.home.keys.path + "/signing.pub"))
    let verifier = BackupVerifier(
      try BackupFolders.named(folder, settings), published: published,
      witnesses: key == nil ? settings.home.witnesses : nil)
    let report = try verifier.verify(generation: generation)
    if key == nil { await keep(report) }
    for finding in report.findings { CommandLineTalk.say("\(finding)") }
    if house.json {
      try CommandLineTalk.json(
        Facts(
          sound: report.passes, backups: report.backups, lines: report.lines,
          findings: report.findings.map(\.description)))
    } else {
      print(
        "\(report.passes ? "sound" : "NOT SOUND"): \(report.backups.count) backups, \(report.lines) lines of the audit log, "
          + "\(report.findings.count) findings")
    }
    if !report.passes { throw ExitCode(1) }
  }

  /// A house that is lost, and is to be put back from here, cannot be told.
  private func keep(_ report: BackupVerifier.Report) async {
    do {
      try await house.withWorld { world in
        try world.store.writeNow { tx in try HouseCheck.backupVerified.note(faults: report.findings.count, in: tx) }
      }
    } catch {
      CommandLineTalk.say("The outcome was not kept in the house: \(error)")
    }
  }

  private struct Facts: Encodable {
    let sound: Bool
    let backups: [String]
    let lines: Int
    let findings: [String]
  }
}

enum BackupFolders {
  static func named(_ path: String?, _ settings: Settings) throws -> BackupFolder {
    if let path { return try settings.home.backups(at: path) }
    guard let set = settings.backups else {
      throw Refusal("Name the folder of the backups, or set RECHTSPOOR_BACKUP. Nothing was changed.")
    }
    return set
  }
}
