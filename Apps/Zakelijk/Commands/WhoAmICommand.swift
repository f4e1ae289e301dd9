import ArgumentParser
import BusinessCards
import Domain
import Talk

struct WhoAmICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami", abstract: say("Wie u hier bent, en tot wanneer.", "Who you are here, and until when."))

  @OptionGroup var options: DeskOptions

  func run() async throws {
    let answer = try await options.atDesk { desk in try await desk.ask(DeviceActs.WhoAmI()) }
    if options.house.json { return try CommandLineTalk.json(Facts(answer)) }
    let name = answer.name.isEmpty ? "NS Zakelijk" : Screen.plain(answer.name)
    print(
      Screen.paint(name, .bold) + (answer.roles.isEmpty ? "" : " (\(answer.roles.map(\.word).joined(separator: ", ")))")
    )
    print("  \(Screen.plain(answer.organisation)), KvK \(answer.kvkNumber)")
    guard let device = answer.device else { return }
    print(
      say(
        "  vanaf \(Screen.plain(device.name)), ingelogd tot \(device.until)",
        "  from \(Screen.plain(device.name)), signed in until \(device.until)"))
  }

  /// The names are stable.
  private struct Facts: Encodable {
    let name: String
    let handle: String
    let roles: [String]
    let organisation: String
    let kvk: String
    let device: ShownDevice?

    init(_ answer: DeviceActs.WhoAmI.Answer) {
      (name, handle, organisation, kvk) = (answer.name, answer.handle, answer.organisation, answer.kvkNumber)
      roles = answer.roles.map(\.rawValue)
      device = answer.device.map(ShownDevice.init)
    }
  }
}
