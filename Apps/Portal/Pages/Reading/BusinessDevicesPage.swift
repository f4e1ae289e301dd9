import Domain

/// `GET /business/devices`: the computers somebody keeps contacts from, each with a button that signs it out.
struct BusinessDevicesPage: Page {
  struct Device: Sendable {
    var handle: String
    var name: String
    var since: Day
    var used: Day
    var until: Day
  }

  static let words = Words<BusinessDevicesCopy>()

  var devices: [Device]
  /// After one was signed out.
  var isDone = false

  var template: Template { .businessDevices }
  var shape: String { "wide" }

  func title(_ copy: BusinessDevicesCopy) -> String { copy.title }

  func values(_ copy: BusinessDevicesCopy, in language: Language) -> Values {
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
