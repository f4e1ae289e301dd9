import Foundation
import Talk

enum Files {
  static func bytes(_ path: String) throws -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw Refusal("Cannot read \(path): check that the file is there and that you may read it.")
    }
  }

  static func text(_ path: String) throws -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw Refusal("\(path) is no text in UTF-8.")
    }
    return text
  }
}
