import Foundation
import TestSupport

/// A folder of its own for a test, gone with it.
final class Workbench {
  let path: String

  init() throws {
    var template = Array("/tmp/rechtspoor-delivery-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
  }

  /// Every file, also hidden ones, by name.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }

  func mode(_ name: String) throws -> Int {
    try require(attribute: FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int)
  }

  func put(_ bytes: [UInt8], _ name: String, mode: Int = 0o600) throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }
}

private func require<T>(attribute: T?) throws -> T {
  guard let attribute else { throw CocoaError(.fileReadUnknown) }
  return attribute
}

/// Runs another program to its end: an independent witness.
@discardableResult
func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, output: String) {
  let (code, output) = try Child.run(program, arguments, errors: .hidden)
  return (code, String(decoding: output, as: UTF8.self))
}
