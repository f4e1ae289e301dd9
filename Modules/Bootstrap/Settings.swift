import Configuration
package import Delivery
package import Domain
package import Foundation
package import Marketing
package import Retention
package import Storage
import SystemPackage

/// What a program is told from outside: one file, then the environment, which wins.
///
/// ## Configuration keys
/// - `RECHTSPOOR_HOME` (path, default `./var`): database, keyring, keys, exports, checkpoints, ledger.
/// - `RECHTSPOOR_DATABASE` (`sqlite:PATH` or `postgresql://…`, default `HOME/rechtspoor.db`).
/// - `RECHTSPOOR_KEYRING` (the same, default `HOME/keyring.db`; never the same database).
/// - `RECHTSPOOR_LISTEN` (`HOST:PORT`, default `127.0.0.1:8080`): where the portal answers.
/// - `RECHTSPOOR_PUBLIC_URL` (URL, default `http://LISTEN`): what links in letters begin with.
/// - `RECHTSPOOR_SMTP` (`smtp://…`, `smtps://…` or `file:DIR`, default `file:HOME-mail`): where letters go.
/// - `RECHTSPOOR_SENDER` (mail address, default `klantenservice@rechtspoor.example`): the sender, who reads answers.
/// - `RECHTSPOOR_CONTROLLER_NAME`, `RECHTSPOOR_CONTROLLER_PHONE`, `RECHTSPOOR_CONTROLLER_HOURS_NL`,
///   `RECHTSPOOR_CONTROLLER_HOURS_EN`, `RECHTSPOOR_CONTROLLER_ADDRESS`, `RECHTSPOOR_CONTROLLER_DPO` (default: a
///   demonstration's own): who answers, on every page, letter and proof.
/// - `RECHTSPOOR_BACKUP` (path, none): the folder of the backups; the scheduler removes what is too old there.
/// - `RECHTSPOOR_RESTORABLE_DAYS` (days, default `35`): how long any copy of the database may still be put back.
/// - `RECHTSPOOR_SWEEP_SHARE` (per cent, default `2`), `RECHTSPOOR_SWEEP_FLOOR` (people, default `25`): how many
///   relationships one sweep may end without a release.
/// - `RECHTSPOOR_SELFCHECK` (people, default `200`): how many standings are folded from scratch each night.
/// - `RECHTSPOOR_MESSAGES_MOST` (messages, default `4`): so much advertising one person gets in thirty days at most.
/// - `RECHTSPOOR_MESSAGES_PACE` (messages a second, default `20`): so much of a campaign one mail provider is handed.
/// - `RECHTSPOOR_RETURNS` (path, none): the folder where mail to the sender is delivered; the scheduler takes bounces there.
/// - `RECHTSPOOR_CONFIG` (path, default `./rechtspoor.yaml` if there is one): the file, with the same
///   names in lower case under `rechtspoor:`.
///
/// Secrets are in files of mode 0600, never here.
package struct Settings: Sendable {
  package let home: HomeLayout
  package private(set) var database: DatabaseAddress
  package private(set) var keyring: DatabaseAddress
  package let host: String
  package let port: Int
  package let publicURL: String
  package let carrier: CarrierAddress
  package let sender: EmailAddress
  /// Whom people can turn to: pages, letters and proofs all name these.
  package let contact: ContactPoints
  /// Where backups lie, if that is set.
  package let backups: BackupFolder?
  /// How long the ledger has to remember for them.
  package let backupLife: BackupLife

  /// Beside the home, as letters in a folder are: a printed address is not for an erasure to find.
  package var printFolder: URL { URL(filePath: home.home.path + "-print") }
  /// The same for what goes to carriers.
  package var feedFolder: URL { URL(filePath: home.home.path + "-feeds") }
  /// How many relationships one sweep may end without a release.
  package let sweepBounds: SweepBounds
  /// How many standings the nightly self-check folds from scratch.
  package let selfCheck: Int
  /// Where what comes back for messages is delivered, if that is set.
  package let returns: URL?
  private let mostMessages: Int
  private let messagePace: Int

  /// What the house puts into every message of a campaign.
  package var sendingHouse: SendingHouse {
    SendingHouse(
      sender: sender, publicURL: publicURL, contact: contact, mostInThirtyDays: mostMessages, perSecond: messagePace)
  }

  /// Reads file and environment. `home` and `port` are for the flags of a command, which win over both.
  package static func load(home: String? = nil, port: Int? = nil) async throws -> Settings {
    let environment = EnvironmentVariablesProvider()
    let outer = ConfigReader(provider: environment)
    let named = outer.string(forKey: "rechtspoor.config")
    let file = try await FileProvider<YAMLSnapshot>(
      filePath: FilePath(named ?? "rechtspoor.yaml"), allowMissing: named == nil)
    let reader = ConfigReader(providers: [environment, file]).scoped(to: "rechtspoor")
    return try Settings(reader, home: home, port: port)
  }

  /// The same, with its databases elsewhere.
  package func on(_ database: DatabaseAddress, keyring: DatabaseAddress) -> Settings {
    var settings = self
    (settings.database, settings.keyring) = (database, keyring)
    return settings
  }

  private init(_ reader: ConfigReader, home: String?, port: Int?) throws {
    let folder = URL(filePath: home ?? reader.string(forKey: "home", default: "./var")).standardizedFileURL
    self.home = HomeLayout(folder)
    database = try Self.database(reader, "database", "RECHTSPOOR_DATABASE") ?? .sqlite(self.home.database)
    keyring = try Self.database(reader, "keyring", "RECHTSPOOR_KEYRING") ?? .sqlite(self.home.keyring)
    let listen = reader.string(forKey: "listen", default: "127.0.0.1:8080")
    guard let colon = listen.lastIndex(of: ":"), let number = Int(listen[listen.index(after: colon)...]),
      (0...65_535).contains(number)
    else { throw SettingsFault("RECHTSPOOR_LISTEN", listen, "write HOST:PORT, such as 127.0.0.1:8080") }
    host = String(listen[..<colon])
    self.port = port ?? number
    publicURL = try Self.web(reader.string(forKey: "public.url") ?? "http://\(host):\(self.port)")
    let mail = reader.string(forKey: "smtp") ?? "file:\(folder.path)-mail"
    do {
      carrier = try CarrierAddress(mail)
    } catch {
      throw SettingsFault("RECHTSPOOR_SMTP", nil, "\(error)")
    }
    if case .folder(let spool) = carrier, self.home.holds(URL(filePath: spool)) {
      throw SettingsFault(
        "RECHTSPOOR_SMTP", mail,
        "letters hold addresses that an erasure under the home must not have to find: "
          + "name a folder outside RECHTSPOOR_HOME")
    }
    let sender = reader.string(forKey: "sender", default: "klantenservice@rechtspoor.example")
    guard let address = EmailAddress(sender) else {
      throw SettingsFault("RECHTSPOOR_SENDER", sender, "write a mail address that somebody reads")
    }
    self.sender = address
    contact = try Self.contact(reader.scoped(to: "controller"))
    let layout = self.home
    backups = try reader.string(forKey: "backup").map { try layout.backups(at: $0) }
    backupLife = BackupLife(
      days: try Self.number(
        reader, "restorable.days", "RECHTSPOOR_RESTORABLE_DAYS", default: BackupFolder.daysKept,
        BackupFolder.daysKept...3660, "of days"),
      folder: backups)
    sweepBounds = try Self.sweepBounds(reader.scoped(to: "sweep"))
    selfCheck = try Self.number(reader, "selfcheck", "RECHTSPOOR_SELFCHECK", default: 200, 1...1_000_000, "of people")
    returns = reader.string(forKey: "returns").map { URL(filePath: $0) }
    mostMessages = try Self.number(
      reader, "messages.most", "RECHTSPOOR_MESSAGES_MOST", default: 4, 1...1000, "of messages")
    messagePace = try Self.number(
      reader, "messages.pace", "RECHTSPOOR_MESSAGES_PACE", default: 20, 1...100_000, "of messages a second")
  }

  private static func sweepBounds(_ reader: ConfigReader) throws -> SweepBounds {
    let share = reader.string(forKey: "share", default: "2")
    guard let percent = Double(share), (0...100).contains(percent) else {
      throw SettingsFault("RECHTSPOOR_SWEEP_SHARE", share, "write a percentage of all people, such as 2 or 0.5")
    }
    let floor = try number(reader, "floor", "RECHTSPOOR_SWEEP_FLOOR", default: 25, 0...1_000_000, "of people")
    return SweepBounds(share: Int((percent * 100).rounded()), floor: floor)
  }

  private static func number(
    _ reader: ConfigReader, _ key: String, _ name: String, default number: Int, _ range: ClosedRange<Int>,
    _ what: String
  ) throws -> Int {
    guard let text = reader.string(forKey: ConfigKey(key)) else { return number }
    guard let number = Int(text), range.contains(number) else {
      throw SettingsFault(name, text, "write a number \(what), from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private static func contact(_ reader: ConfigReader) throws -> ContactPoints {
    var contact = ContactPoints.unconfigured
    contact.sender = reader.string(forKey: "name", default: contact.sender)
    contact.phone = reader.string(forKey: "phone", default: contact.phone)
    contact.hours = Wording(
      reader.string(forKey: "hours.nl", default: contact.hours.nl),
      reader.string(forKey: "hours.en", default: contact.hours.en))
    contact.address = reader.string(forKey: "address", default: contact.address)
    let officer = reader.string(forKey: "dpo", default: contact.officerMail)
    guard let mailbox = EmailAddress(officer) else {
      throw SettingsFault("RECHTSPOOR_CONTROLLER_DPO", officer, "write the mail address of the data protection officer")
    }
    contact.officerMail = mailbox.text
    return contact
  }

  private static func database(_ reader: ConfigReader, _ key: String, _ name: String) throws -> DatabaseAddress? {
    guard let text = reader.string(forKey: ConfigKey(key)) else { return nil }
    do {
      return try DatabaseAddress(text)
    } catch {
      // What was written there may hold a password, so it is not repeated.
      throw SettingsFault(name, nil, "\(error)")
    }
  }

  private static func web(_ text: String) throws -> String {
    guard let url = URL(string: text), url.scheme == "http" || url.scheme == "https", url.host() != nil else {
      throw SettingsFault("RECHTSPOOR_PUBLIC_URL", text, "write http://HOST or https://HOST")
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}

extension HomeLayout {
  /// A folder of backups, which lies outside the home: an erasure under the home must not have to find them.
  package func backups(at path: String) throws -> BackupFolder {
    let folder = URL(filePath: path).standardizedFileURL
    guard !holds(folder) else {
      throw SettingsFault(
        "RECHTSPOOR_BACKUP", path,
        "a backup that lies in the home is lost with it: name a folder outside RECHTSPOOR_HOME")
    }
    return BackupFolder(folder)
  }

  fileprivate func holds(_ inner: URL) -> Bool {
    let inner = inner.standardizedFileURL.pathComponents
    let outer = home.standardizedFileURL.pathComponents
    return inner.count >= outer.count && Array(inner.prefix(outer.count)) == outer
  }
}

/// A setting that cannot be used: which, what it said, what to write instead.
package struct SettingsFault: Error, CustomStringConvertible {
  package let setting: String
  package let value: String?
  package let advice: String

  init(_ setting: String, _ value: String?, _ advice: String) {
    self.setting = setting
    self.value = value
    self.advice = advice
  }

  package var description: String {
    "\(setting)\(value.map { " is '\($0)'" } ?? ""): \(advice)."
  }
}
