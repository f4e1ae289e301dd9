import Foundation
import Identity
import Storage
import Talk

/// Where the session is kept between two commands: for its owner's eyes only.
struct SessionFile {
  private let file: URL

  /// `ZAKELIJK_SESSION`, or `~/.config/zakelijk/session`.
  init() {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["ZAKELIJK_SESSION"] {
      file = URL(filePath: named)
    } else {
      // HOME first: the account's own folder is not the one of whoever borrowed it with sudo.
      let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
      file = URL(filePath: home).appending(path: ".config/zakelijk/session")
    }
  }

  func keep(_ token: Token<ForSession>) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try forget()
    try SecretFile.write(token.text + "\n", to: file)
  }

  func read() throws -> Token<ForSession> {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw Refusal("You are not signed in. Run: zakelijk login")
    }
    let text = try SecretFile.read(file).trimmingCharacters(in: .whitespacesAndNewlines)
    guard let token = Token<ForSession>(text) else {
      throw Refusal("The file \(file.path) holds no session. Delete it, and run: zakelijk login")
    }
    return token
  }

  func forget() throws {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    try FileManager.default.removeItem(at: file)
  }
}
