import Domain
import Foundation
package import Storage

extension World {
  /// A house put back, and how many acts it had forgotten.
  package struct PutBack: Sendable {
    package let generation: String
    package let keyringIsThere: Bool
    package let reapplied: Int
  }

  /// Puts a backup back where there is no house, and re-applies what it has forgotten before anybody is served.
  ///
  /// Sessions of the day of the backup are ended: whoever signed out or changed a password since must not find
  /// somebody still in. Campaigns wait for a marketer's word.
  package static func restore(
    _ settings: Settings, from folder: BackupFolder, generation: String?
  ) throws -> PutBack {
    let keys = try InstitutionKeys.load(from: settings.home.keys)
    let outcome = try Restoration(from: folder, keys: keys, witnesses: settings.home.witnesses).carryOut(
      generation: generation, main: settings.database, keyring: settings.keyring)
    try FileManager.default.createDirectory(
      at: settings.home.exports, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let world = try open(settings)
    try world.store.writeNow { tx in
      try tx.run("DELETE FROM session")
      // Nor must a campaign go on that may have forgotten who had it already.
      _ = try CampaignTable.haltAll(in: tx)
      _ = try AuditLog.append(
        AuditEntry(.backupRestored, by: .operator, detail: ["generation": outcome.generation]), in: tx)
    }
    try world.close()
    return PutBack(
      generation: outcome.generation, keyringIsThere: outcome.keyringIsThere, reapplied: world.reapplied)
  }
}
