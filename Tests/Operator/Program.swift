import Foundation
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

  func run(_ name: String, _ arguments: [String], settings: [String: String] = [:]) throws -> Answer {
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
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let printed = out.fileHandleForReading.readDataToEndOfFile()
    let said = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      code: process.terminationStatus, out: String(decoding: printed, as: UTF8.self),
      err: String(decoding: said, as: UTF8.self))
  }

  func run(_ name: String, _ arguments: String..., settings: [String: String] = [:]) throws -> Answer {
    try run(name, arguments, settings: settings)
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
