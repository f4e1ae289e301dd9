import ArgumentParser
import Talk

/// The unattended program: erases each day exactly what the statement says has had its time.
@main
struct Scheduler: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rechtspoor-scheduler",
    abstract: "Erases what has had its time, carries letters, and destroys keys; as a daemon, once, or as a plan.",
    discussion: """
      Settings come from rechtspoor.yaml and from RECHTSPOOR_* in the environment. Ends with 0 when done, 1 when refused
      (one sentence on stderr says why), 64 when asked in a way it cannot read.
      """,
    subcommands: [
      Plan.self, ForecastCommand.self, Once.self, Run.self, Status.self, Release.self, AcceptClock.self,
    ])

  static func main() async {
    await CommandLineTalk.run(Self.self)
  }
}
