import Foundation

/// Where letters go, as the configuration writes it (`RECHTSPOOR_SMTP`):
///
/// - `smtp://relay.example:587?starttls=required`, `smtps://relay.example`, `file:DIR`;
/// - `smtp://user@relay.example:587?password-file=/etc/rechtspoor/smtp` logs in;
/// - `?ca=FILE` trusts the certificates in FILE, `?timeout=SECONDS` waits that long for an answer.
///
/// Letters hold personal data (Art. 32): a relay on another machine is spoken to under STARTTLS
/// unless `?starttls=never` says otherwise in so many words.
package enum CarrierAddress: Hashable, Sendable {
  case relay(SMTPRelay)
  case folder(String)

  package init(_ text: String) throws(CarrierAddressFault) {
    if text.hasPrefix("file:") {
      let rest = text.dropFirst(5)
      let folder = rest.hasPrefix("//") ? String(rest.dropFirst(2)) : String(rest)
      guard !folder.isEmpty, !folder.unicodeScalars.contains("\0") else {
        throw CarrierAddressFault("file: names no folder")
      }
      self = .folder(folder)
      return
    }
    guard let url = URLComponents(string: text), let host = url.host, !host.isEmpty else {
      throw CarrierAddressFault("is no address of a relay or a folder")
    }
    guard url.password == nil else {
      throw CarrierAddressFault("holds a password; put it in a 0600 file and name that: ?password-file=PATH")
    }
    guard url.path.isEmpty || url.path == "/", url.fragment == nil else {
      throw CarrierAddressFault("has something behind the host and port that means nothing")
    }
    var options = try CarrierOptions(url.queryItems ?? [])
    let encryption = try options.encryption(scheme: url.scheme ?? "", host: host)
    let relay = SMTPRelay(
      host: host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")),
      port: try CarrierAddress.port(url, encryption), encryption: encryption, user: url.user,
      passwordFile: options.take("password-file"), certificates: options.take("ca"),
      timeoutSeconds: try options.timeout())
    try options.finish()
    guard (relay.user == nil) == (relay.passwordFile == nil) else {
      throw CarrierAddressFault("names a user or a password file without the other; give both or neither")
    }
    guard relay.user == nil || encryption != .never || Loopback.names(host) else {
      throw CarrierAddressFault("would send the password unencrypted; take away starttls=never")
    }
    self = .relay(relay)
  }

  package func carrier() throws(DeliveryError) -> any Carrier {
    switch self {
    case .relay(let relay): try SMTPCarrier(relay)
    case .folder(let folder): FolderCarrier(folder: folder)
    }
  }

  private static func port(_ url: URLComponents, _ encryption: SMTPRelay.Encryption) throws(CarrierAddressFault) -> Int
  {
    guard let port = url.port else { return encryption == .immediate ? 465 : encryption == .required ? 587 : 25 }
    guard (1...65_535).contains(port) else { throw CarrierAddressFault("port \(port): write 1 to 65535") }
    return port
  }
}

/// What is wrong with a carrier's address, without repeating it: it may hold a password.
package struct CarrierAddressFault: Error, Hashable, Sendable, CustomStringConvertible {
  package let problem: String

  init(_ problem: String) {
    self.problem = problem
  }

  package var description: String {
    "mail address of the house \(problem). Write smtp://host:port, smtps://host:port or file:DIR"
  }
}

/// The part behind the question mark: each name once, and none unknown.
private struct CarrierOptions {
  private var values: [String: String] = [:]

  init(_ items: [URLQueryItem]) throws(CarrierAddressFault) {
    for item in items {
      guard let value = item.value, !value.isEmpty, values.updateValue(value, forKey: item.name) == nil else {
        throw CarrierAddressFault("option \(item.name): give it one value, once")
      }
    }
  }

  mutating func take(_ name: String) -> String? { values.removeValue(forKey: name) }

  mutating func encryption(scheme: String, host: String) throws(CarrierAddressFault) -> SMTPRelay.Encryption {
    let wish = take("starttls")
    switch (scheme.lowercased(), wish) {
    case ("smtps", nil): return .immediate
    case ("smtps", _): throw CarrierAddressFault("asks for starttls under smtps://, which is encrypted from the start")
    case ("smtp", "required"): return .required
    case ("smtp", "never"): return .never
    case ("smtp", nil): return Loopback.names(host) ? .never : .required
    case ("smtp", _): throw CarrierAddressFault("option starttls: write required or never")
    default: throw CarrierAddressFault("begins with something else than smtp://, smtps:// or file:")
    }
  }

  mutating func timeout() throws(CarrierAddressFault) -> Int {
    guard let text = take("timeout") else { return 60 }
    guard let seconds = Int(text), (1...600).contains(seconds) else {
      throw CarrierAddressFault("option timeout: write 1 to 600 seconds")
    }
    return seconds
  }

  func finish() throws(CarrierAddressFault) {
    if let unknown = values.keys.min() {
      throw CarrierAddressFault("option \(unknown): unknown; there are starttls, password-file, ca and timeout")
    }
  }
}
