import BusinessCards
import HTTPTypes
import Hummingbird
import Identity
import Logging
import NIOCore
import Rights
import Storage

/// Why a page cannot be shown; the one place where that becomes a status and a kind page.
enum PortalFault: Error {
  case notFound, forbidden, formExpired, linkExpired, badRequest
  case tooMany(seconds: Int)

  var kind: ErrorPage.Kind {
    switch self {
    case .notFound: .notFound
    case .forbidden: .forbidden
    case .formExpired: .formExpired
    case .linkExpired: .linkExpired
    case .badRequest: .badRequest
    case .tooMany(let seconds): .tooMany(retryInSeconds: seconds)
    }
  }
}

/// Turns whatever is thrown into a page. What went wrong inside stays in the log, without a word of
/// the person's.
struct FaultPages: RouterMiddleware {
  let portal: Portal

  func handle(
    _ request: Request, context: PortalContext, next: (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let (kind, isOurs) = Self.kind(of: error)
      var incident: String?
      if isOurs {
        incident = context.id
        context.logger.error("incident \(context.id): \(Self.sentence(error))")
      }
      let visit = Visit.bare(request, portal)
      var answer = visit.answer(
        ErrorPage(kind: kind, incident: incident, entrance: visit.entrance), status: .init(code: kind.status))
      if case .tooMany(let seconds) = kind { answer.headers[.retryAfter] = String(seconds) }
      return answer
    }
  }

  private static func kind(of error: any Error) -> (ErrorPage.Kind, isOurs: Bool) {
    switch error {
    case let fault as PortalFault: return (fault.kind, false)
    case RightsRefusal.linkSpent, RightsRefusal.tooLate: return (.linkExpired, false)
    case is RightsRefusal: return (.badRequest, false)
    case DeskRefusal.notInYourOrganisation, DeskRefusal.noSuchCard: return (.notFound, false)
    case is DeskRefusal: return (.forbidden, false)
    case is HasherBusy: return (.tooMany(retryInSeconds: 5), false)
    case StorageError.unsure: return (.unsure, true)
    case StorageError.busy, StorageError.unavailable, StorageError.corrupt: return (.unavailable, true)
    case is NIOTooManyBytesError: return (.tooLarge, false)
    case let http as HTTPError where http.status == .contentTooLarge: return (.tooLarge, false)
    case let http as HTTPError where http.status == .notFound: return (.notFound, false)
    case let http as HTTPError where http.status.code < 500: return (.badRequest, false)
    default: return (.broken, true)
    }
  }

  /// Storage errors never hold values; of anything else only the kind is logged.
  private static func sentence(_ error: any Error) -> String {
    (error as? StorageError).map(\.description) ?? "\(type(of: error))"
  }
}
