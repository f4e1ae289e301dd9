import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Asks one server of ours, in JSON. Follows no redirection: a token goes where its owner sent it, or nowhere.
package struct JSONClient: Sendable {
  package let server: String

  /// `https://…`; in the clear to this very machine alone.
  package init(_ typed: String) throws(JSONClientFault) {
    guard let url = URL(string: typed), let host = url.host(), let scheme = url.scheme else { throw .noAddress }
    let isHere = ["127.0.0.1", "localhost", "::1"].contains(host)
    guard scheme == "https" || (scheme == "http" && isHere) else { throw .inTheClear }
    server = typed.hasSuffix("/") ? String(typed.dropLast()) : typed
  }

  package struct Answer: Sendable {
    package let status: Int
    package let body: [UInt8]
  }

  package func post(
    _ path: String, _ body: [UInt8], bearer token: String?
  ) async throws(JSONClientFault) -> Answer {
    var request = HTTPClientRequest(url: server + path)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.headers.add(name: "Accept", value: "application/json")
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    request.body = .bytes(body)
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.timeout.connect = .seconds(Self.patienceToConnect)
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      let response = try await client.execute(request, timeout: .seconds(Self.patience))
      let bytes = Array(try await response.body.collect(upTo: Self.most).readableBytesView)
      try await client.shutdown()
      return Answer(status: Int(response.status.code), body: bytes)
    } catch {
      try? await client.shutdown()
      throw .unreachable
    }
  }

  private static let patienceToConnect: Int64 = 10
  /// A large address book takes minutes.
  private static let patience: Int64 = 600
  private static let most = 256 * 1024 * 1024
}

package enum JSONClientFault: Error, Hashable, Sendable {
  case noAddress
  case inTheClear
  /// It does not answer, or broke off: whether it did what was asked is not known.
  case unreachable
}
