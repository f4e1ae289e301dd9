package import Domain
package import Identity
package import Storage

/// Who one is at the desk, and from which computers: `zakelijk whoami` and `zakelijk devices`.
package enum DeviceActs {
  package struct Shown: Codable, Hashable, Sendable {
    package let handle: String
    package let name: String
    package let scope: DeviceScope
    package let made: Day
    package let used: Day
    /// After this day it is signed out by itself.
    package let until: Day
    /// The one that asks.
    package let isThis: Bool
  }

  package struct WhoAmI: DeskAct {
    package static let path = "whoami"
    package static let needs = DeviceScope.reading
    package var shows: DeskView { .oneself }

    package init() {}

    package struct Answer: Codable, Sendable {
      /// Empty for a colleague of NS Zakelijk.
      package let name: String
      package let handle: String
      package let roles: [Organisations.Role]
      package let organisation: String
      package let kvkNumber: String
      package let device: Shown?
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Answer {
      let organisation = try desk.keeper.organisation(in: tx)
      var contact: BusinessContact?
      if let customer = desk.keeper.customer {
        let handle = ContactHandle.of(customer, in: organisation.id, tx.store.keys)
        contact = try Contacts.find(handle, for: desk.keeper, in: tx).contact
      }
      return Answer(
        name: contact?.name ?? "", handle: contact?.handle ?? "", roles: contact?.roles ?? [],
        organisation: organisation.name, kvkNumber: organisation.kvkNumber,
        device: try DeviceActs.all(desk.keeper, in: tx).first(where: \.isThis))
    }
  }

  package struct List: DeskAct {
    package static let path = "devices/list"
    package static let needs = DeviceScope.reading
    package var shows: DeskView { .oneself }

    package init() {}

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> [Shown] {
      try DeviceActs.all(desk.keeper, in: tx)
    }
  }

  /// Signing a computer out, this one or a lost one; a device that only reads may do that too.
  package struct Revoke: DeskAct {
    package static let path = "devices/revoke"
    package static let needs = DeviceScope.reading
    package var shows: DeskView { .oneself }
    /// Nil: the one that asks.
    package var handle: String?

    package init(_ handle: String?) {
      self.handle = handle
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Shown {
      let devices = try DeviceActs.all(desk.keeper, in: tx)
      guard let customer = desk.keeper.customer,
        let device = devices.first(where: { handle == nil ? $0.isThis : $0.handle == handle }),
        try Devices.revoke(device.handle, of: customer, in: tx) != nil
      else { throw DeskRefusal.noSuchDevice }
      return device
    }
  }

  private static func all(_ keeper: Keeper, in tx: Transaction) throws -> [Shown] {
    guard let customer = keeper.customer else { return [] }
    return try Devices.all(of: customer, in: tx).map { device in
      Shown(
        handle: device.handle, name: device.name, scope: device.scope, made: device.made.day, used: device.used.day,
        until: device.until.day, isThis: keeper.from == .device(device.handle))
    }
  }
}
