import BusinessCards
import Hummingbird

/// `/business/devices`: the computers on which somebody uses `zakelijk`, and signing a lost one out.
extension Portal {
  func addDevices(to router: Router<PortalContext>) {
    getAtDesk("/business/devices", on: router) { _, _, at in at.visit.answer(try await self.devicesPage(at)) }
    postAtDesk("/business/devices", on: router) { form, _, at in
      do {
        _ = try await at.ask(DeviceActs.Revoke(form["device"] ?? ""))
      } catch DeskRefusal.noSuchDevice {
        // Signed out already, by another page or by time: what was wanted is so.
      }
      return at.visit.answer(try await self.devicesPage(at, isDone: true))
    }
  }

  private func devicesPage(_ at: DeskVisit, isDone: Bool = false) async throws -> DevicesPage {
    let devices = try await at.ask(DeviceActs.List())
    return DevicesPage(
      devices: devices.map {
        DevicesPage.Device(handle: $0.handle, name: $0.name, since: $0.made, used: $0.used, until: $0.until)
      }, isDone: isDone)
  }
}
