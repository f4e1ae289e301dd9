import ArgumentParser
import Talk

/// The operator's program. Everything it does is a verb of some module; here it is only asked for.
@main
struct Rechtspoor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rechtspoor",
    abstract: "Runs a house that keeps no more of its customers, and for no longer, than its privacy statement says.",
    discussion: """
      Settings come from rechtspoor.yaml and from RECHTSPOOR_* in the environment; secrets from files of mode 0600.
      Ends with 0 when done, 1 when refused (one sentence on stderr says why), 64 when asked in a way it cannot read.
      """,
    subcommands: [
      Init.self, Demo.self, Migrate.self, StatementCommand.self, CustomerCommand.self, TravelCommand.self,
      OrganisationCommand.self, StaffCommand.self, CaseCommand.self, HoldCommand.self, RecipientCommand.self,
      CarrierCommand.self, RopaCommand.self, EvidenceCommand.self, AudienceCommand.self, RegisterCommand.self,
      CampaignCommand.self, ReturnsCommand.self, AuditCommand.self, CertificateCommand.self, MakeCheckpoint.self,
      ResidueCommand.self, BackupCommand.self, Restore.self, KeysCommand.self,
    ])

  static func main() async {
    await CommandLineTalk.run(Self.self)
  }
}
