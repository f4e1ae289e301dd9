import Crypto
package import Domain

/// Whose key, of which drawer. The owner is a customer, a case or a letter.
package struct KeyName: Hashable, Sendable {
  package let owner: Int64
  package let compartment: Compartment

  package init(_ owner: Int64, _ compartment: Compartment) {
    self.owner = owner
    self.compartment = compartment
  }
}

/// An opened key, fit to seal and open what lies in its drawer.
struct SealingKey: Sendable {
  let secret: SymmetricKey
}
