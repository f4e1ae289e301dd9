import ArgumentParser
import BusinessCards
import Domain
import Identity
import Talk

struct DevicesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices",
    abstract: say("De computers waarop u bent ingelogd.", "The computers on which you are signed in."),
    subcommands: [DevicesList.self, DevicesRevoke.self], defaultSubcommand: DevicesList.self)

  static func show(_ devices: [DeviceActs.Shown], _ options: DeskOptions, _ showing: Showing) throws {
    let shown = devices.map(ShownDevice.init)
    var table = TableText(
      say("CODE", "HANDLE"), say("NAAM", "NAME"), say("MAG", "MAY"), say("INGELOGD", "SIGNED IN"),
      say("GEBRUIKT", "USED"), say("TOT", "UNTIL"))
    for device in shown {
      let scope = device.scope == "writing" ? say("wijzigen", "change") : say("kijken", "look")
      table.append(
        .init(device.handle, device.isThis ? .bold : nil), .init(device.name), .init(scope), .init(device.made),
        .init(device.used), .init(device.until + (device.isThis ? say(" (deze)", " (this one)") : "")))
    }
    let rows = shown.map { [$0.handle, $0.name, $0.scope, $0.made, $0.used, $0.until, String($0.isThis)] }
    try showing.print(
      table, csv: [["handle", "name", "scope", "made", "used", "until", "isThis"]] + rows, json: ["devices": shown],
      options)
  }
}

/// The names in JSON are stable.
struct ShownDevice: Encodable {
  let handle: String
  let name: String
  let scope: String
  let made: String
  let used: String
  let until: String
  let isThis: Bool

  init(_ shown: DeviceActs.Shown) {
    (handle, name, scope, isThis) = (shown.handle, shown.name, shown.scope.rawValue, shown.isThis)
    (made, used, until) = (shown.made.description, shown.used.description, shown.until.description)
  }
}

struct DevicesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: say("Somt ze op.", "Lists them."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing

  func run() async throws {
    let devices = try await options.atDesk { desk in try await desk.ask(DeviceActs.List()) }
    try DevicesCommand.show(devices, options, showing)
  }
}

struct DevicesRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: say("Logt een computer uit, ook een verloren.", "Signs a computer out, a lost one too."))

  @OptionGroup var options: DeskOptions
  @Argument(help: ArgumentHelp(say("De code, uit de lijst.", "The handle, from the list."))) var handle: String

  func run() async throws {
    let device = try await options.atDesk { desk in try await desk.ask(DeviceActs.Revoke(handle)) }
    options.tell(say("\(device.name) is uitgelogd.", "\(device.name) is signed out."))
  }
}
