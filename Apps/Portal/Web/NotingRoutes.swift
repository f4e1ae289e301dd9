import HTTPTypes
import Hummingbird

/// HEAD is answered from GET wherever a page only shows. Where looking itself is written down or
/// counted, HEAD would act and give nothing for it: there it is not answered (RFC 9110 §9.2.1).
extension Router where Context == PortalContext {
  @discardableResult
  func getNoting(
    _ path: RouterPath, use handler: @Sendable @escaping (Request, PortalContext) async throws -> Response
  ) -> Self {
    get(path, use: handler)
    head(path) { _, _ in Response(status: .methodNotAllowed, headers: [.allow: "GET"]) }
    return self
  }
}
