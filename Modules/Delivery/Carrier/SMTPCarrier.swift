import CCurl
package import Domain
import Synchronization

/// Carries letters to a relay by SMTP. The connection is kept between letters; one letter at a time.
package final class SMTPCarrier: Carrier {
  private let relay: SMTPRelay
  private let transfer: Mutex<SMTPTransfer>

  package init(_ relay: SMTPRelay) throws(DeliveryError) {
    self.relay = relay
    transfer = Mutex(try SMTPTransfer())
  }

  /// A connection that breaks after the letter was handed over but before the reply counts as `.later`:
  /// a letter may then arrive twice, under one Message-ID, but is never lost.
  package func carry(
    _ bytes: [UInt8], from: EmailAddress, to: EmailAddress, while mayGoOn: @escaping @Sendable () -> Bool
  ) throws(DeliveryError) {
    let password: String? =
      if let file = relay.passwordFile { try PasswordFile.read(file) } else { nil }
    try transfer.withLock { transfer throws(DeliveryError) in
      try transfer.run(bytes, from: from, to: to, relay: relay, password: password, while: mayGoOn)
    }
  }
}
