/// The server that takes our letters, and how to speak to it.
package struct SMTPRelay: Hashable, Sendable {
  package enum Encryption: String, Hashable, Sendable {
    /// TLS from the first byte (`smtps://`).
    case immediate
    /// STARTTLS, or no letter.
    case required
    case never
  }

  package let host: String
  package let port: Int
  package let encryption: Encryption
  package let user: String?
  /// A file that only its owner can read; looked at for each connection, so that it can be replaced.
  package let passwordFile: String?
  /// Certificates to trust beside none other; nil for the machine's own.
  package let certificates: String?
  /// A silent server is given up after this long.
  package let timeoutSeconds: Int

  package init(
    host: String, port: Int, encryption: Encryption, user: String? = nil, passwordFile: String? = nil,
    certificates: String? = nil, timeoutSeconds: Int = 60
  ) {
    self.host = host
    self.port = port
    self.encryption = encryption
    self.user = user
    self.passwordFile = passwordFile
    self.certificates = certificates
    self.timeoutSeconds = timeoutSeconds
  }

  /// The name after the host is what we greet with: the sender's domain, not this machine's name.
  func url(greetingAs domain: some StringProtocol) -> String {
    let bracketed = host.contains(":") ? "[\(host)]" : host
    return "\(encryption == .immediate ? "smtps" : "smtp")://\(bracketed):\(port)/\(domain)"
  }
}
