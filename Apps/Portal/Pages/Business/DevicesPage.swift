import Domain

/// `GET /business/devices`: the computers somebody keeps contacts from, each with a button that signs it out.
struct DevicesPage: Page {
  struct Device: Sendable {
    var handle: String
    var name: String
    var since: Day
    var used: Day
    var until: Day
  }

  static let words = Words<DevicesCopy>()

  var devices: [Device]
  /// After one was signed out.
  var isDone = false

  var template: Template { .devices }
  var shape: String { "wide wider" }

  func title(_ copy: DevicesCopy) -> String { copy.title }

  func values(_ copy: DevicesCopy, in language: Language) -> Values {
    [
      "isDone": isDone, "hasDevices": !devices.isEmpty,
      "devices": devices.map { device -> Values in
        [
          "handle": device.handle, "name": device.name, "since": device.since.words(in: language),
          "used": device.used.words(in: language), "until": device.until.words(in: language),
        ]
      },
    ]
  }
}
