import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Rights

/// `POST /opendsr/callbacks`: a recipient says how far it is with a request of ours (OpenDSR section 8). No page and no
/// form: whoever calls is known by a signature over the body, and by nothing else.
extension Portal {
  func addOpenDSR(to router: Router<PortalContext>) {
    router.post("/opendsr/callbacks") { request, context in
      let body = Array(try await request.body.collect(upTo: context.maxUploadSize).readableBytesView)
      let signature = request.headers[HTTPField.Name("X-OpenDSR-Signature")!] ?? ""
      // Only to find the key: nothing of it counts before it was verified.
      guard let named = try? JSONDecoder().decode(Named.self, from: Data(body)) else {
        return Response(status: .badRequest)
      }
      let taken = try await ConfirmRecipient(desk).callback(
        body, request: named.subject_request_id, signature: signature, at: desk.callbackAddress)
      return switch taken {
      case .taken: Response(status: .accepted)
      case .forged, .notOurs: Response(status: .forbidden)
      case .unreadable: Response(status: .badRequest)
      }
    }
  }

  private struct Named: Decodable {
    let subject_request_id: String
  }
}
