import Foundation
import Identity
import Storage
import Talk

/// Where this computer's token is kept between two commands, and whose it is: for its owner's eyes only (mode 0600).
struct SessionFile {
  struct Session: Codable {
    /// Nil: the token is good on a database of this machine.
    let server: String?
    let token: String
  }

  private let file: URL

  /// `ZAKELIJK_SESSION`, or `zakelijk/session.json` in the folder where this platform keeps settings.
  init() {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["ZAKELIJK_SESSION"] {
      file = URL(filePath: named)
      return
    }
    // HOME first: the account's own folder is not the one of whoever borrowed it with sudo.
    let home = URL(filePath: environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path)
    #if os(macOS)
      let settings = home.appending(path: "Library/Application Support")
    #else
      let given = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
      let settings = given ?? home.appending(path: ".config")
    #endif
    file = settings.appending(path: "zakelijk/session.json")
  }

  /// Asked before somebody signs in: a token that cannot be kept would count for weeks, and nobody would have it.
  func prepare() throws {
    let folder = file.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard FileManager.default.isWritableFile(atPath: folder.path) else { throw CocoaError(.fileWriteNoPermission) }
    } catch {
      throw Refusal(
        say(
          "In \(folder.path) is niet te schrijven, dus de login is niet te bewaren. Noem met ZAKELIJK_SESSION een ander "
            + "bestand. U bent niet ingelogd.",
          "\(folder.path) cannot be written to, so the sign-in cannot be kept. Name another file with ZAKELIJK_SESSION. You "
            + "are not signed in."))
    }
  }

  func keep(_ session: Session) throws {
    try forget()
    try SecretFile.write(String(decoding: try JSONEncoder().encode(session), as: UTF8.self) + "\n", to: file)
  }

  func read() throws -> (session: Session, token: Token<ForDevice>) {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw Refusal(
        say(
          "U bent niet ingelogd. Gebruik: zakelijk login --server ADRES",
          "You are not signed in. Run: zakelijk login --server ADDRESS"))
    }
    let text = try SecretFile.read(file)
    guard let session = try? JSONDecoder().decode(Session.self, from: Data(text.utf8)),
      let token = Token<ForDevice>(session.token)
    else {
      throw Refusal(
        say(
          "In \(file.path) staat geen login. Verwijder het, en gebruik: zakelijk login",
          "The file \(file.path) holds no sign-in. Delete it, and run: zakelijk login"))
    }
    return (session, token)
  }

  func forget() throws {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    try FileManager.default.removeItem(at: file)
  }
}
