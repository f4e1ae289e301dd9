import Bootstrap
import BusinessCards
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Identity
import NIOCore
import Rights
import Storage

/// `/api/v1/business/…`: the desk for `zakelijk` on somebody's own computer. Every act is a POST with JSON, also those
/// that only look: who is sought stands in no address and no log of addresses (T20). A browser cannot be made to send
/// the token, so no form key is asked (T21).
extension Portal {
  func addBusinessAPI(to router: Router<PortalContext>) {
    router.post(RouterPath("\(Self.businessAPI)/\(DeskSignIn.path)")) { request, context in
      try await self.answeringJSON {
        let signIn = try await Self.decode(DeskSignIn.self, request, upTo: context.maxUploadSize)
        return try await signIn.enter(store, world.hasher, from: context.network)
      }
    }
    for act in BusinessDesk.acts { add(act, to: router) }
    router.post(RouterPath("\(Self.businessAPI)/\(ProgressQuestion.path)")) { request, context in
      try await self.answeringJSON {
        let keeper = try await self.keeper(request)
        return orders.answer(
          try await Self.decode(ProgressQuestion.self, request, upTo: context.maxUploadSize), of: keeper)
      }
    }
    router.get("/api/v1/openapi.json") { _, _ in
      let document = try OpenAPIDocument.bytes(
        of: world.settings.contact.sender, at: world.settings.publicURL, under: Self.businessAPI)
      return Response(
        status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: document)))
    }
  }

  private func add<Act: DeskAct>(_ act: Act.Type, to router: Router<PortalContext>) {
    router.post(RouterPath("\(Self.businessAPI)/\(Act.path)")) { request, context in
      try await self.answeringJSON {
        let desk = Desk(
          try await self.keeper(request), publicURL: world.settings.publicURL, contact: world.settings.contact)
        let order = try await Self.decode(DeskOrder<Act>.self, request, upTo: Act.mostBytes)
        return try await orders.following(order.name, at: desk) {
          try await desk.carryOut(order.act, dry: order.dry, in: store)
        }
      }
    }
  }

  /// By the token of a device, asked anew at every request.
  private func keeper(_ request: Request) async throws -> Keeper {
    let given = request.headers[.authorization] ?? ""
    guard given.hasPrefix("Bearer "), let token = Token<ForDevice>(given.dropFirst("Bearer ".count)) else {
      throw DeskRefusal.notSignedIn
    }
    return try await Keeper.device(token, from: store)
  }

  private func answeringJSON(_ work: () async throws -> some Encodable) async throws -> Response {
    do {
      return try Self.json(try await work(), .ok)
    } catch let refusal as DeskRefusal {
      return try Self.json(DeskFailure(refusal), refusal.status)
    }
  }

  private static let businessAPI = "/api/v1/business"

  private static func decode<T: Decodable>(
    _ type: T.Type, _ request: Request, upTo most: Int
  ) async throws -> T {
    guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
      throw DeskRefusal.notUnderstood(at: "Content-Type")
    }
    let body: [UInt8]
    do {
      body = Array(try await request.body.collect(upTo: most).readableBytesView)
    } catch is NIOTooManyBytesError {
      throw DeskRefusal.orderTooLong(mostBytes: most)
    }
    do {
      return try JSONDecoder().decode(type, from: Data(body))
    } catch let error as DecodingError {
      throw DeskRefusal.notUnderstood(at: error.place)
    }
  }

  private static func json(_ value: some Encodable, _ status: HTTPResponse.Status) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Response(
      status: status, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
  }
}

extension DecodingError {
  /// `act.entry.surname`: where in the JSON; `JSON` where it is none at all.
  fileprivate var place: String {
    let (path, last): ([any CodingKey], (any CodingKey)?) =
      switch self {
      case .keyNotFound(let key, let context): (context.codingPath, key)
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        (context.codingPath, nil)
      @unknown default: ([], nil)
      }
    let names = (path + [last].compactMap { $0 }).map { $0.intValue.map(String.init) ?? $0.stringValue }
    return names.isEmpty ? "JSON" : names.joined(separator: ".")
  }
}

extension DeskRefusal {
  fileprivate var status: HTTPResponse.Status {
    switch self {
    case .notSignedIn, .wrongPassword, .signInAgain: .unauthorized
    case .deviceOnlyReads, .onlyColleagues, .notYourOwn: .forbidden
    case .tooManyTries, .busy: .tooManyRequests
    case .notUnderstood: .badRequest
    case .orderTooLong: .contentTooLarge
    default: .conflict
    }
  }
}
