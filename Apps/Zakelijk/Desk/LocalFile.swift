import BusinessCards
import Domain
import Foundation
import Talk

/// Files of whoever sits at the terminal.
enum LocalFile {
  static func read(_ path: String) throws -> Data {
    let file = URL(filePath: path)
    do {
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
