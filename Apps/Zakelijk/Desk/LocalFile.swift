import BusinessCards
import Domain
import Foundation
import Talk

/// Files of whoever sits at the terminal.
enum LocalFile {
  /// Whether two names lead to one file.
  static func areOne(_ one: String, _ other: String) -> Bool {
    func place(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path }
    return place(one) == place(other)
  }

  /// `-`: what is sent in.
  static func read(_ path: String) throws -> Data {
    let file = URL(filePath: path)
    do {
      if path == "-" {
        let sent = try FileHandle.standardInput.read(upToCount: ContactFile.mostBytes + 1) ?? Data()
        guard sent.count <= ContactFile.mostBytes else {
          throw Refusal(ContactFileRefusal.tooLarge(bytes: sent.count).wording[Tongue.current])
        }
        return sent
      }
      let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
      guard size <= ContactFile.mostBytes else {
        throw Refusal(ContactFileRefusal.tooLarge(bytes: size).wording[Tongue.current])
      }
      return try Data(contentsOf: file, options: .mappedIfSafe)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(
        say(
          "\(path) is niet te lezen. Klopt de naam, en mag u erbij?",
          "\(path) cannot be read. Is the name right, and may you read it?"))
    }
  }

  /// For its owner alone: it names people.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let made = FileManager.default.createFile(
      atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    guard made else {
      throw Refusal(say("\(path) is niet te schrijven.", "\(path) cannot be written."))
    }
  }
}
