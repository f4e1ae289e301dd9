import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Speaks to one recipient's OpenDSR endpoint.
///
/// Follows no redirection: who a person is goes to the address in the register, or nowhere.
package struct OpenDSRClient: Sendable {
  /// Vouches for what we send: a header's value over the body.
  package typealias Signer = @Sendable (_ body: [UInt8]) throws -> String

  private let endpoint: String
  private let key: ProcessorKey
  private let sign: Signer

  package init(endpoint: String, key: ProcessorKey, signing: @escaping Signer) {
    self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
    self.key = key
    sign = signing
  }

  /// Hands a request over. Whoever takes it says so with 201, repeats it whole, and signs that (section 7.3).
  package func submit(_ request: OpenDSRRequest) async throws {
    let body = try request.body()
    let answer = try await exchange("/requests", .POST, body)
    guard answer.code == 201 else { throw OpenDSRFault.refused(answer.code) }
    guard key.verifies(answer.signature, of: answer.body) else { throw OpenDSRFault.unsigned }
    guard let receipt = try? JSONDecoder().decode(Receipt.self, from: Data(answer.body)) else {
      throw OpenDSRFault.unreadable
    }
    guard receipt.id == request.id, receipt.request == Data(body).base64EncodedString() else {
      throw OpenDSRFault.ofAnother
    }
  }

  /// Asks how far they are.
  package func status(of id: String) async throws -> OpenDSRStatus {
    let answer = try await exchange("/requests/\(id)", .GET, nil)
    guard answer.code == 200 else { throw OpenDSRFault.refused(answer.code) }
    let report = try OpenDSRReport(answer.body, signature: answer.signature, by: key)
    guard report.id == id else { throw OpenDSRFault.ofAnother }
    return report.status
  }

  private struct Receipt: Decodable {
    let id: String
    let request: String

    enum CodingKeys: String, CodingKey {
      case id = "subject_request_id"
      case request = "encoded_request"
    }
  }

  private struct Answer {
    let code: Int
    let signature: String
    let body: [UInt8]
  }

  private func exchange(_ path: String, _ method: Method, _ body: [UInt8]?) async throws -> Answer {
    var request = HTTPClientRequest(url: endpoint + path)
    request.method = method == .POST ? .POST : .GET
    request.headers.add(name: "Accept", value: "application/json")
    if let body {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.headers.add(name: "X-OpenDSR-Controller-Signature", value: try sign(body))
      request.body = .bytes(body)
    }
    let client = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))
    do {
      let response = try await client.execute(request, timeout: .seconds(Self.patience))
      let bytes = Array(try await response.body.collect(upTo: Self.most).readableBytesView)
      try await client.shutdown()
      return Answer(
        code: Int(response.status.code), signature: response.headers.first(name: "X-OpenDSR-Signature") ?? "",
        body: bytes)
    } catch {
      try? await client.shutdown()
      throw OpenDSRFault.unreachable
    }
  }

  private enum Method { case GET, POST }

  private static let patience: Int64 = 20
  private static let most = 256 * 1024
}
