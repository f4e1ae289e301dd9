import Domain
import HTTPTypes
import Hummingbird
import Identity
import NIOCore
import Rights
import Storage

/// `/staff/processing`: the record of processing (Art. 30), as a page and as files, for whoever watches the house and for an
/// authority that asks.
extension Portal {
  func addProcessing(to router: Router<PortalContext>) {
    router.get("/staff/processing") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard try await colleague(request, visit, may: .readRecordOfProcessing) != nil else {
        return visit.redirect(to: "/staff/login?next=/staff/processing")
      }
      return visit.answer(ProcessingPage(record: try await recordOfProcessing(visit.language)))
    }
    router.get("/staff/processing.csv") { request, context in
      try await file(request, context, "text/csv; charset=utf-8") { $0.csv() }
    }
    router.get("/staff/processing.json") { request, context in
      try await file(request, context, "application/json") { try $0.json() }
    }
  }

  private func file(
    _ request: Request, _ context: PortalContext, _ type: String,
    _ bytes: @Sendable (RecordOfProcessing) throws -> [UInt8]
  ) async throws -> Response {
    let visit = try await Visit.of(request, context, self)
    guard try await colleague(request, visit, may: .readRecordOfProcessing) != nil else {
      return visit.redirect(to: "/staff/login?next=/staff/processing")
    }
    let record = try await recordOfProcessing(visit.language)
    let name = "processing-\(record.asOf).\(type.contains("csv") ? "csv" : "json")"
    return Response.download(try bytes(record), named: name, as: type)
  }

  private func recordOfProcessing(_ language: Language) async throws -> RecordOfProcessing {
    try await store.read { tx in try RecordOfProcessing.read(for: desk.contact, in: language, in: tx) }
  }
}
