import ArgumentParser
import Bootstrap
import Foundation
import Storage
import Talk

/// Puts a backup back.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts a backup back where there is no house, and what people said since in force again.",
    discussion: """
      The home must hold keys/, ledger/ and checkpoints/, from where they are kept, and no database. A keyring that is
      still there is the newest, and stays. Without the ledger it refuses: what people said after the backup is only
      there. Cut short, it is safe to start again.

        rechtspoor restore /srv/backups --yes
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: ArgumentHelp("The folder of the backups; RECHTSPOOR_BACKUP if left out.", valueName: "dir"))
  var folder: String?
  @Option(help: ArgumentHelp("Which generation; the newest if left out.", valueName: "name")) var generation: String?
  @Flag(help: "Ask nothing.") var yes = false

  func run() async throws {
    let settings = try await house.settings()
    let source = try BackupFolders.named(folder, settings)
    if !yes {
      let name = try source.generation(named: generation).name
      CommandLineTalk.say("\(name) will be put back into \(settings.database.name). Type yes to go on:")
      guard readLine() == "yes" else { throw Refusal("You did not say yes. Nothing was changed.") }
    }
    let done = try World.restore(settings, from: source, generation: generation)
    if house.json {
      return try CommandLineTalk.json(
        Facts(generation: done.generation, keyringKept: done.keyringIsThere, reapplied: done.reapplied))
    }
    print("generation  \(done.generation)")
    print("keyring     \(done.keyringIsThere ? "the one that was there" : "out of the backup")")
    print("re-applied  \(done.reapplied) acts from the ledger")
    CommandLineTalk.say("Make a backup now: the copy of the keyring in the folder is older than this house.")
  }

  private struct Facts: Encodable {
    let generation: String
    let keyringKept: Bool
    let reapplied: Int
  }
}
