package import Domain
import Foundation

/// A request to erase, in the words of OpenDSR 2.0 (section 7). The same request gives the same bytes, however often
/// it is sent.
package struct OpenDSRRequest: Hashable, Sendable {
  package let id: String
  package let submitted: Instant
  package let emails: [String]
  /// What the recipient calls the person.
  package let customerID: String?
  package let callback: String

  package init(id: String, submitted: Instant, emails: [String], customerID: String?, callback: String) {
    self.id = id
    self.submitted = submitted
    self.emails = emails
    self.customerID = customerID
    self.callback = callback
  }

  package func body() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let identities =
      (customerID.map { [Identity(type: "controller_customer_id", value: $0)] } ?? [])
      + emails.sorted().map { Identity(type: "email", value: $0) }
    return Array(
      try encoder.encode(
        Body(
          regulation: "gdpr", id: id, type: "erasure", submitted: submitted.description, identities: identities,
          version: "2.0", callbacks: [callback])))
  }

  /// A GUID of version 4 (section 1.1), in lower case.
  package static func newID(from entropy: Entropy) -> String {
    var bytes = entropy.bytes(16)
    bytes[6] = bytes[6] & 0x0f | 0x40
    bytes[8] = bytes[8] & 0x3f | 0x80
    let digits = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
  }

  private struct Body: Encodable {
    let regulation: String
    let id: String
    let type: String
    let submitted: String
    let identities: [Identity]
    let version: String
    let callbacks: [String]

    enum CodingKeys: String, CodingKey {
      case regulation
      case id = "subject_request_id"
      case type = "subject_request_type"
      case submitted = "submitted_time"
      case identities = "subject_identities"
      case version = "api_version"
      case callbacks = "status_callback_urls"
    }
  }

  private struct Identity: Encodable {
    let type: String
    let value: String
    let format = "raw"

    enum CodingKeys: String, CodingKey {
      case type = "identity_type"
      case value = "identity_value"
      case format = "identity_format"
    }
  }
}

/// How far a recipient is with a request (section 8).
package enum OpenDSRStatus: String, Codable, Sendable {
  case pending
  case inProgress = "in_progress"
  case completed
  case cancelled
}

/// What a recipient says of a request: in a callback, or asked (sections 8.3 and 8.6).
package struct OpenDSRReport: Decodable, Sendable {
  package let id: String
  package let status: OpenDSRStatus
  /// In a callback: where it was meant to go.
  package let callback: String?

  enum CodingKeys: String, CodingKey {
    case id = "subject_request_id"
    case status = "request_status"
    case callback = "status_callback_url"
  }

  /// Reads only what `key` has verified: unverified, not a byte of it is parsed (section 8.8).
  package init(_ body: [UInt8], signature: String, by key: ProcessorKey) throws(OpenDSRFault) {
    guard key.verifies(signature, of: body) else { throw .unsigned }
    guard let report = try? JSONDecoder().decode(OpenDSRReport.self, from: Data(body)) else { throw .unreadable }
    self = report
  }
}

/// Why an exchange with a recipient came to nothing; without a word of theirs, which may repeat an address.
package enum OpenDSRFault: Error, Hashable, CustomStringConvertible {
  case unreachable
  case refused(Int)
  case unsigned
  case unreadable
  case ofAnother
  case key

  package var description: String {
    switch self {
    case .unreachable: "could not be reached"
    case .refused(let code): "answered \(code)"
    case .unsigned: "its answer does not carry its signature"
    case .unreadable: "its answer cannot be read"
    case .ofAnother: "its answer is about another request"
    case .key: "is no RSA public key in PEM: make one with openssl x509 -in certificate.pem -pubkey -noout"
    }
  }
}
