import ArgumentParser

struct AudienceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience", abstract: "Says how many people may be sent a message today, and why others may not.",
    discussion: """
      Counts only: no name, address or number leaves the database. 'count' is meant where nothing else is said. Example:

        rechtspoor audience --purpose marketingActions --channel email
      """,
    subcommands: [AudienceCount.self, AudienceRuns.self, AudienceDiff.self], defaultSubcommand: AudienceCount.self)
}
