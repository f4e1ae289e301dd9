import Crypto
import Domain

/// Where a sealed value belongs. It opens only there: moved to another row, column or table it is
/// refused as damaged.
package struct Place: Sendable {
  let table: String
  let owner: Int64
  let key: String

  package init(_ table: String, owner: Int64, key: String) {
    self.table = table
    self.owner = owner
    self.key = key
  }

  package init(_ table: String, owner: Int64, key: Int64 = 0) {
    self.init(table, owner: owner, key: String(key))
  }

  fileprivate var label: [UInt8] { Digest.framed([table, "sealed", String(owner), key]) }
}

extension Transaction {
  /// Seals `plain` for `place` under the owner's key of the table's drawer, made if need be.
  package func seal(_ plain: [UInt8], at place: Place) throws -> [UInt8] {
    let key = try sealingKey(try keyName(place))
    let box = try AES.GCM.seal(plain, using: key.secret, authenticating: place.label)
    return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
  }

  /// Opens what was sealed for `place`; nil where the key is gone, and with it the content.
  package func open(_ sealed: [UInt8], at place: Place) throws -> [UInt8]? {
    let name = try keyName(place)
    guard let key = try openingKey(name) else { return nil }
    do {
      return Array(
        try AES.GCM.open(try AES.GCM.SealedBox(combined: sealed), using: key.secret, authenticating: place.label))
    } catch {
      throw StorageError.corrupt("a sealed value in \(place.table) does not open: it was changed, moved or damaged")
    }
  }

  /// Whether what was sealed for `place` opens under the owner's key of today. It does not where the
  /// key is gone, nor where it is another: then the content was erased with the key before.
  package func opens(_ sealed: [UInt8], at place: Place) throws -> Bool {
    let name = try keyName(place)
    guard let key = try openingKey(name) else { return false }
    do {
      let box = try AES.GCM.SealedBox(combined: sealed)
      _ = try AES.GCM.open(box, using: key.secret, authenticating: place.label)
      return true
    } catch {
      return false
    }
  }

  package func seal(_ text: String, at place: Place) throws -> [UInt8] {
    try seal(Array(text.utf8), at: place)
  }

  package func openText(_ sealed: [UInt8], at place: Place) throws -> String? {
    try open(sealed, at: place).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Opens the keys of many owners by one question, before their rows are. Those of others are let go where they are
  /// many: what reads everybody holds no more keys than what reads some.
  func openKeys(of owners: some Sequence<Int64>, for table: String) throws {
    guard let compartment = Inventory.compartment(of: table) else { return }
    let wanted = Set(owners).filter {
      openKeys[KeyName($0, compartment)] == nil && newKeys[KeyName($0, compartment)] == nil
    }
    guard wanted.count > 1 else { return }
    if openKeys.count > Self.mostOpenKeys { openKeys = [:] }
    openKeys.merge(try store.keyring.keys(of: wanted, in: compartment)) { _, new in new }
  }

  private static var mostOpenKeys: Int { 2000 }

  private func keyName(_ place: Place) throws -> KeyName {
    guard let compartment = Inventory.compartment(of: place.table) else {
      throw StorageError.corrupt("the table \(place.table) has no drawer to seal in")
    }
    return KeyName(place.owner, compartment)
  }
}
