package import Domain

/// What takes one rendered letter out of the house. It blocks until the other side has answered, so it
/// is called off the event loop, and never inside a transaction.
package protocol Carrier: Sendable {
  func carry(_ bytes: [UInt8], from: EmailAddress, to: EmailAddress) throws(DeliveryError)
}
