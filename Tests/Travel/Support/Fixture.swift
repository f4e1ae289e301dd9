import Foundation
import Testing

@testable import Travel

/// The exports this suite carries, and those of the machine it runs on where it has them.
enum Fixture: String, CaseIterable {
  case dutch = "variant1-dutch"
  case englishWithMark = "variant2-english-mark"
  case commaWithCards = "variant3-comma-cards"
  case consumer = "variant5-comma"
  case consumerWithSlashes = "variant5-slashes"
  case business = "variant6-windows1252"
  case businessWithShortRows = "variant6-short-rows"

  var path: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/\(rawValue).csv")
  }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: path)) }

  func read() throws -> TravelFile { try TravelFile.read(bytes(), name: nil) }
}

enum SharedData {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/data")
    .standardizedFileURL
  static var isHere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: path))) }
}

extension TravelFile {
  /// `line reason` of every problem: short enough to state them all.
  var problemList: [String] { problems.map { "\($0.line) \($0.reason.rawValue)\($0.rowKept ? " kept" : "")" } }

  func row(_ line: Int) throws -> TravelRow { try #require(rows.first { $0.line == line }) }
}

func minute(_ hour: Int, _ minute: Int) -> Int { hour * 60 + minute }
