import Foundation
import Storage

/// A folder of its own for one test, gone with everything in it when the test is done.
struct TemporaryHome {
  let folder: String

  @discardableResult static func with<T>(_ body: (TemporaryHome) throws -> T) throws -> T {
    let home = try TemporaryHome()
    defer { home.remove() }
    return try body(home)
  }

  /// A home with one open engine, closed before the folder goes.
  @discardableResult static func withEngine<T>(_ body: (SQLiteEngine) throws -> T) throws -> T {
    try with { home in
      let engine = try home.engine()
      let answer = try body(engine)
      try engine.close()
      return answer
    }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func engine(_ name: String = "rechtspoor.db", busyTimeout: Duration = .seconds(5)) throws -> SQLiteEngine {
    try SQLiteEngine(path: path(name), busyTimeout: busyTimeout)
  }

  private init() throws {
    var template = Array(
      FileManager.default.temporaryDirectory.appendingPathComponent("rechtspoor-XXXXXX").path.utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    folder = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  private func remove() {
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      print("left behind: \(folder)")
    }
  }
}
