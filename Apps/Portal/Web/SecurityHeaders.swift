import HTTPTypes
import Hummingbird

/// What every answer tells the browser: load nothing from elsewhere, run nothing, keep nothing.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
  let isEncrypted: Bool

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.fields {
      response.headers[name] = value
    }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    if isEncrypted {
      response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
    }
    return response
  }

  private static var fields: [(HTTPField.Name, String)] {
    [
      (
        .contentSecurityPolicy,
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
      ),
      (.xContentTypeOptions, "nosniff"),
      (HTTPField.Name("Referrer-Policy")!, "no-referrer"),
      (HTTPField.Name("X-Frame-Options")!, "DENY"),
      (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
      (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
      (HTTPField.Name("Permissions-Policy")!, "camera=(), geolocation=(), microphone=()"),
    ]
  }
}
