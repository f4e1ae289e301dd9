package import Domain

/// What takes one rendered letter out of the house. It blocks until the other side has answered, so it
/// is called off the event loop, and never inside a transaction.
package protocol Carrier: Sendable {
  /// `mayGoOn` is asked now and then, and once more right before the letter cannot be called back: where
  /// it says no, nothing is delivered (`.calledBack`). After that moment it still keeps what it keeps, and
  /// is not listened to.
  func carry(
    _ bytes: [UInt8], from: EmailAddress, to: EmailAddress, while mayGoOn: @escaping @Sendable () -> Bool
  ) throws(DeliveryError)
}
