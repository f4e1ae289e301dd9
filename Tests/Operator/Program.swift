import Foundation
import Storage
import Testing

/// One of the real programs, run in a home of its own.
struct Program {
  struct Answer {
    let code: Int32
    let out: String
    let err: String
  }

  let home: URL

  init() {
    home = URL(filePath: NSTemporaryDirectory()).appending(path: "rechtspoor-cli-\(Counter.next())")
  }

  /// `typed`: what comes in on standard input, through a pipe.
  func run(
    _ name: String, _ arguments: [String], typed: String = "", settings: [String: String] = [:]
  ) throws -> Answer {
    let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let file = programs.appending(path: name)
    try #require(FileManager.default.isExecutableFile(atPath: file.path), "\(file.path) was not built")
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.environment = settings.merging(
      ["RECHTSPOOR_HOME": home.path, "HOME": home.path, "PATH": "/usr/bin:/bin", "NO_COLOR": "1"]
    ) { given, _ in given }
    process.currentDirectoryURL = FileManager.default.temporaryDirectory
    let (out, err) = (Pipe(), Pipe())
    process.standardOutput = out
    process.standardError = err
    let input = Pipe()
    process.standardInput = input
    try process.run()
    // A program that asks nothing has gone before it read this.
    signal(SIGPIPE, SIG_IGN)
    try? input.fileHandleForWriting.write(contentsOf: Data(typed.utf8))
    try input.fileHandleForWriting.close()
    let printed = out.fileHandleForReading.readDataToEndOfFile()
    let said = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      code: process.terminationStatus, out: String(decoding: printed, as: UTF8.self),
      err: String(decoding: said, as: UTF8.self))
  }

  func run(
    _ name: String, _ arguments: String..., typed: String = "", settings: [String: String] = [:]
  ) throws -> Answer {
    try run(name, arguments, typed: typed, settings: settings)
  }

  /// One number out of the home's database.
  func sql(_ query: Query) throws -> Int {
    let engine = try SQLiteEngine(readingCopyAt: home.appending(path: "rechtspoor.db").path)
    defer { try? engine.close() }
    return try engine.read { connection in
      guard case .integer(let number)? = try connection.run(query).first?.values.first else { return -1 }
      return Int(number)
    }
  }

  func leave() {
    for folder in [home.path, home.path + "-mail", home.path + "-print"] {
      do { try FileManager.default.removeItem(atPath: folder) } catch { continue }
    }
  }
}

private enum Counter {
  private static let state = NSLock()
  private nonisolated(unsafe) static var value = 0

  static func next() -> String {
    state.withLock {
      value += 1
      return "\(ProcessInfo.processInfo.processIdentifier)-\(value)"
    }
  }
}
