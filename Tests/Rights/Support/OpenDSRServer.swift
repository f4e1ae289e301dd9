import Foundation
import TestSupport
import Testing

/// The recipient of the road tests: a real HTTP server with a real key, in a folder of its own.
final class OpenDSRServer {
  let folder: URL
  let port: String
  private let child: Child

  init() throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "opendsr-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Road/support/opendsr.py").standardizedFileURL
    child = try Child("python3", [script.path, folder.path], speaking: true)
    let said = child.hear()
    try #require(String(decoding: said, as: UTF8.self).hasPrefix("ready"))
    port = try String(contentsOf: folder.appending(path: "port"), encoding: .utf8)
  }

  deinit {
    child.terminate()
    child.end()
    try? FileManager.default.removeItem(at: folder)
  }

  var endpoint: String { "http://127.0.0.1:\(port)" }

  var publicKey: String {
    get throws { try String(contentsOf: folder.appending(path: "public.pem"), encoding: .utf8) }
  }

  func behave(_ mode: String, status: String = "pending") throws {
    try mode.write(to: folder.appending(path: "mode"), atomically: true, encoding: .utf8)
    try status.write(to: folder.appending(path: "status"), atomically: true, encoding: .utf8)
  }

  /// What came in, each as JSON.
  func requests() throws -> [String] {
    let file = folder.appending(path: "requests.jsonl")
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// As openssl signs with the server's key.
  func sign(_ body: String) throws -> String {
    let file = folder.appending(path: "body")
    try body.write(to: file, atomically: true, encoding: .utf8)
    let made = try Child.run(
      "openssl", ["dgst", "-sha256", "-sign", folder.appending(path: "key.pem").path, file.path])
    try #require(made.code == 0)
    return made.output.base64EncodedString()
  }
}
