import Foundation

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
  private let process = Process()
  private let input = Pipe()

  init(_ arguments: [String] = []) throws {
    let script = Bundle.module.path(forResource: "smtp_server", ofType: "py")
    guard let python = SMTPServer.python, let script else { throw CocoaError(.fileNoSuchFile) }
    shelf = try Workbench()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [script, shelf.path] + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw CocoaError(.executableLoad)
    }
    self.port = port
  }

  deinit {
    input.fileHandleForWriting.closeFile()
    process.waitUntilExit()
  }

  func letterCount() throws -> Int { try shelf.files().filter { $0.hasSuffix(".eml") }.count }

  /// The bytes after dot-unstuffing, and the envelope they came in.
  func letter(_ number: Int) throws -> (bytes: [UInt8], envelope: Taken) {
    let facts = try JSONDecoder().decode(Taken.self, from: Data(shelf.bytes("\(number).json")))
    return (try shelf.bytes("\(number).eml"), facts)
  }
}
