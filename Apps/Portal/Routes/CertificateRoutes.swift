import Domain
import Hummingbird
import Identity
import NIOCore
import Rights
import Storage

/// Proof for the person's own files: readable as a page, downloadable as a signed file.
extension Portal {
  func addCertificates(to router: Router<PortalContext>) {
    router.get("/requests/:reference/certificate") { request, context in
      let visit = try await Visit.of(request, context, self)
      let proven = try await proven(request, context, visit)
      let query = proven.key.map { "?key=\($0)" } ?? ""
      let page = CertificatePage(
        proven.certificate, proven.signed,
        download: "/requests/\(proven.certificate.reference)/certificate.json\(query)",
        visit.language)
      return visit.answer(page)
    }
    router.get("/requests/:reference/certificate.json") { request, context in
      let visit = try await Visit.of(request, context, self)
      let proven = try await proven(request, context, visit)
      return Response.download(
        try Certificates.file(proven.signed), named: "certificate-\(proven.certificate.reference).json",
        as: "application/json")
    }
  }

  /// A key to this one case, for somebody who has shown to be the person without signing in.
  func caseKey(_ caseID: Int64) async throws -> String {
    try await store.write { tx in
      try OneTimeLinks.issue(ForCaseStatus.self, for: caseID, until: tx.now.adding(hours: 1), in: tx).text
    }
  }

  private struct Proven {
    let certificate: Certificate
    let signed: Certificates.Signed
    let key: String?
  }

  private func proven(_ request: Request, _ context: PortalContext, _ visit: Visit) async throws -> Proven {
    let text = try context.parameters.require("reference")
    guard let reference = try? CaseReference(reading: text) else { throw PortalFault.notFound }
    let key = request.uri.queryParameters["key"].map(String.init)
    let found = try await store.read { tx -> (Certificate, Certificates.Signed)? in
      guard let row = try CaseTable.find(reference, in: tx), try isAllowed(row.id, key, visit, in: tx),
        let certificate = try Certificates.certificate(of: row.id, in: tx),
        let signed = try Certificates.signed(row.id, in: tx)
      else { return nil }
      return (certificate, signed)
    }
    guard let found else { throw PortalFault.notFound }
    return Proven(certificate: found.0, signed: found.1, key: key)
  }

  private func isAllowed(_ caseID: Int64, _ key: String?, _ visit: Visit, in tx: Transaction) throws -> Bool {
    if let customer = visit.customer { return try CaseTable.customers(of: caseID, in: tx).contains(customer) }
    guard let token = key.flatMap({ Token<ForCaseStatus>($0) }),
      case .usable(let link) = try OneTimeLinks.look(token, in: tx)
    else { return false }
    return link.owner == caseID
  }
}

extension CertificatePage {
  init(_ certificate: Certificate, _ signed: Certificates.Signed, download: String, _ language: Language) {
    self.init(
      reference: certificate.reference.description, received: certificate.received.words(in: language),
      finished: certificate.erasedHere?.words(in: language) ?? "",
      erased: certificate.erased.map { $0.category.name(in: language).capitalisedFirst },
      stays: certificate.kept.map { Stays($0, language) },
      closed: certificate.suppressed.map { $0.name(in: language).capitalisedFirst },
      recipients: certificate.recipients.sorted { $0.key < $1.key }.map { name, confirmed in
        Fact(
          Recipient.name(name, in: language),
          confirmed.map { Wording("bevestigd op", "confirmed on")[language] + " " + $0.words(in: language) }
            ?? (certificate.givenUp[name] == nil
            ? Wording("nog niet bevestigd", "not confirmed yet")
            : Wording("niet bevestigd, ook niet na drie keer vragen", "not confirmed, though asked three times again"))[
              language])
      }, seal: signed.signature, keyName: signed.key,
      download: download)
  }
}
