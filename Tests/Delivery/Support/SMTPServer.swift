import Foundation
import TestSupport

/// A real SMTP server on loopback for the length of a test.
final class SMTPServer {
  /// A python that has aiosmtpd; without one the tests that need a server are skipped.
  static let python = ProcessInfo.processInfo.environment["RECHTSPOOR_TEST_SMTP_PYTHON"]

  struct Taken: Decodable {
    let from: String
    let to: [String]
    let greeting: String
    let encrypted: Bool
    let user: String?
    let connections: Int
  }

  let port: Int
  private let shelf: Workbench
  private let child: Child

  init(_ arguments: [String] = []) throws {
    let script = Bundle.module.path(forResource: "smtp_server", ofType: "py")
    guard let python = SMTPServer.python, let script else { throw CocoaError(.fileNoSuchFile) }
    shelf = try Workbench()
    child = try Child(python, [script, shelf.path] + arguments, speaking: true)
    let line = String(decoding: child.hear(), as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw CocoaError(.executableLoad)
    }
    self.port = port
  }

  deinit {
    do { try child.sayNoMore() } catch {}
    child.end()
  }

  func letterCount() throws -> Int { try shelf.files().filter { $0.hasSuffix(".eml") }.count }

  /// The bytes after dot-unstuffing, and the envelope they came in.
  func letter(_ number: Int) throws -> (bytes: [UInt8], envelope: Taken) {
    let facts = try JSONDecoder().decode(Taken.self, from: Data(shelf.bytes("\(number).json")))
    return (try shelf.bytes("\(number).eml"), facts)
  }
}
