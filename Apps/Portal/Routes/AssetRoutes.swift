import Hummingbird
import NIOCore

extension Portal {
  func addAssets(to router: Router<PortalContext>) {
    router.get("/assets/portal.css") { _, _ in asset(Assets.stylesheet, "text/css; charset=utf-8") }
    router.get("/assets/mark.svg") { _, _ in asset(Assets.mark, "image/svg+xml") }
  }

  private func asset(_ bytes: [UInt8], _ type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "public, max-age=3600"],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
