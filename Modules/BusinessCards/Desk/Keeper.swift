package import Domain
package import Identity
package import Storage

/// Somebody who keeps an organisation's contacts right: one of its own people, or a colleague of NS Zakelijk.
package struct Keeper: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    /// A computer that signed in for weeks.
    case device(String)
    case portal
    /// The machine on which the database is.
    case database

    /// For the log: no one's name is in it.
    package var label: String {
      switch self {
      case .device(let handle): "device:\(handle)"
      case .portal: "portal"
      case .database: "database"
      }
    }
  }

  /// A booker's own person; nil for a colleague, who has none here.
  package let customer: Int64?
  package let actor: Actor
  package let from: Place
  package let scope: DeviceScope
  /// Which organisation a colleague works for just now.
  private let kvkNumber: String?

  package static func booker(
    _ customer: Int64, actor: Actor, from place: Place, scope: DeviceScope = .writing
  ) -> Keeper {
    Keeper(customer: customer, actor: actor, from: place, scope: scope, kvkNumber: nil)
  }

  /// Whoever signed that computer in, while it counts.
  package static func device(_ token: Token<ForDevice>, from store: Store) async throws -> Keeper {
    guard let device = try await Devices.find(token, from: store) else { throw DeskRefusal.notSignedIn }
    return .booker(
      device.account.customer, actor: device.account.actor, from: .device(device.handle), scope: device.scope)
  }

  package static func colleague(for kvkNumber: String?) -> Keeper {
    Keeper(customer: nil, actor: .operator, from: .database, scope: .writing, kvkNumber: kvkNumber)
  }

  /// The one organisation worked in; nobody works across two.
  package func organisation(in tx: Transaction) throws -> Organisations.Organisation {
    guard let customer else { return try named(in: tx) }
    let kept = try Organisations.kept(by: customer, in: tx)
    guard let organisation = kept.first else { throw DeskRefusal.noOrganisation }
    guard kept.count == 1 else { throw DeskRefusal.severalOrganisations }
    return organisation
  }

  private func named(in tx: Transaction) throws -> Organisations.Organisation {
    guard let kvkNumber else { throw DeskRefusal.whichOrganisation }
    guard let organisation = try Organisations.find(kvkNumber: kvkNumber, in: tx) else {
      throw DeskRefusal.noSuchOrganisation(kvkNumber)
    }
    return organisation
  }
}
