import Domain
package import Storage

/// Signing a computer in at the business desk, finding it again at every request, and signing it out.
package enum Devices {
  package static let longestName = 60

  /// After a password was right: the computer gets its token, shown once. Who has the account is written down, with the
  /// name of no one's computer.
  package static func admit(
    _ account: Account, name: String, scope: DeviceScope, in tx: Transaction
  ) throws -> (token: Token<ForDevice>, device: Device) {
    let token = Token<ForDevice>(from: tx.store.entropy)
    try tx.lock(.person(account.customer))
    let id = try DeviceTable.insert(token.digest, name: name, scope: scope, of: account, in: tx)
    try note(.deviceAdmitted, id, of: account, in: tx)
    return (
      token, Device(id: id, account: account, name: name, scope: scope, made: tx.now, used: tx.now)
    )
  }

  /// The device a token stands for, while it counts and its account may sign in; asked anew each time (ASVS V8.3.2).
  /// Writes down that it was used, once an hour: enough where weeks are counted.
  package static func find(_ token: Token<ForDevice>, from store: Store) async throws -> Device? {
    let (found, now) = try await store.read { tx in (try find(token, in: tx), tx.now) }
    if let found, now >= found.used.adding(minutes: 60) {
      try await store.write { tx in try DeviceTable.touch(found, in: tx) }
    }
    return found
  }

  /// The same within a transaction, writing nothing.
  package static func find(_ token: Token<ForDevice>, in tx: Transaction) throws -> Device? {
    guard let device = try DeviceTable.device(token.digest, in: tx), device.account.isOpen,
      // A clock put back makes no old device young (T18).
      tx.now < device.until, tx.now >= device.made.adding(minutes: -Session.clockTolerance)
    else { return nil }
    return device
  }

  /// Those that still count, the newest first.
  package static func all(of customer: Int64, in tx: Transaction) throws -> [Device] {
    try DeviceTable.devices(of: customer, in: tx).filter { tx.now < $0.until }.sorted { $0.made > $1.made }
  }

  /// Signs one out, by its handle. Nil where the person has no such device.
  package static func revoke(_ handle: String, of customer: Int64, in tx: Transaction) throws -> Device? {
    let wanted = handle.lowercased()
    guard let device = try DeviceTable.devices(of: customer, in: tx).first(where: { $0.handle == wanted }) else {
      return nil
    }
    try DeviceTable.delete(device.id, of: customer, in: tx)
    try note(.deviceRevoked, device.id, of: device.account, in: tx)
    return device
  }

  private static func note(_ action: AuditAction, _ id: Int64, of account: Account, in tx: Transaction) throws {
    try AuditLog.append(
      AuditEntry(action, by: account.actor, subject: account.customer, detail: ["device": Device.handle(of: id)]),
      in: tx)
  }
}
