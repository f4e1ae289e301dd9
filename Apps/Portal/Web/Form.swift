import Delivery
import Foundation
import HTTPTypes
import Hummingbird

/// What a form sent: names and values, decoded, of limited size.
struct Form: Sendable {
  private let items: [(name: String, value: String)]
  /// What came as a file, by the name of its question; only where a form may bring one.
  private(set) var files: [String: [UInt8]] = [:]

  static let none = Form(items: [])

  init(items: [(name: String, value: String)]) {
    self.items = items
  }

  static func read(_ request: Request, _ context: PortalContext) async throws -> Form {
    let buffer = try await request.body.collect(upTo: context.maxUploadSize)
    var components = URLComponents()
    components.percentEncodedQuery = nil
    let text = String(buffer: buffer).replacing("+", with: "%20")
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "#") }), isWellFormed(text) else {
      throw PortalFault.badRequest
    }
    components.percentEncodedQuery = text
    return Form(items: (components.queryItems ?? []).map { ($0.name, $0.value ?? "") })
  }

  /// A form that may bring a file (`multipart/form-data`), the whole of it no longer than `most` bytes.
  static func readWithFile(_ request: Request, file question: String, upTo most: Int) async throws -> Form {
    let body = Array(try await request.body.collect(upTo: most).readableBytesView)
    guard let type = request.headers[.contentType], type.lowercased().hasPrefix("multipart/form-data"),
      let data = try? FormData(body, contentType: type, mostParts: mostParts)
    else { throw PortalFault.badRequest }
    var files: [String: [UInt8]] = [:]
    var items: [(name: String, value: String)] = []
    for part in data.parts {
      if part.name == question {
        files[question] = part.bytes
      } else if let value = String(validating: part.bytes, as: UTF8.self) {
        items.append((part.name, value))
      } else {
        throw PortalFault.badRequest
      }
    }
    var form = Form(items: items)
    form.files = files
    return form
  }

  /// As many columns as a file may have, a choice for each row that is shown, and the rest.
  private static let mostParts = 800

  /// The names the form sent, in their order.
  var names: [String] { items.map(\.name) }

  /// The first value of that name, as typed; nil where there is none or it is empty.
  subscript(_ name: String) -> String? {
    guard let value = items.first(where: { $0.name == name })?.value, !value.isEmpty, !value.contains("\0") else {
      return nil
    }
    return value
  }

  func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

  /// Each `%` is followed by two hexadecimal digits; Foundation would stop the program otherwise.
  private static func isWellFormed(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "%") {
      guard index + 2 < bytes.count, isHex(bytes[index + 1]), isHex(bytes[index + 2]) else { return false }
    }
    let decoded = text.removingPercentEncoding
    return decoded != nil
      && bytes.allSatisfy { !#"[]{}|\^`"<>"#.utf8.contains($0) }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
