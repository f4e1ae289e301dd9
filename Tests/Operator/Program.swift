import Foundation
import Storage
import TestSupport
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
    let environment = settings.merging(
      ["RECHTSPOOR_HOME": home.path, "HOME": home.path, "PATH": "/usr/bin:/bin", "NO_COLOR": "1"]
    ) { given, _ in given }
    let child = try Child(
      file.path, arguments, environment: environment, folder: FileManager.default.temporaryDirectory.path,
      speaking: true, errors: .apart)
    child.say(typed)
    try child.sayNoMore()
    let (printed, said) = (child.everything(), child.complaints())
    return Answer(
      code: child.end(), out: String(decoding: printed, as: UTF8.self), err: String(decoding: said, as: UTF8.self))
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
