import Bootstrap
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Identity
import NIOCore
import Rights
import Storage

/// One request as the pages need it: in which language, by whom, with which form token; and the
/// answer it will get.
struct Visit: Sendable {
  let portal: Portal
  let path: String
  let entrance: Entrance
  let language: Language
  let session: LiveSession?
  /// What the browser sent as its session, live or not: a new sign-in ends it (ASVS V7.2.4).
  let sessionToken: Token<ForSession>?
  let visitor: VisitorSecret
  let network: NetworkAddress?
  private let cookies: [String]

  /// The signed-in customer.
  var customer: Int64? { session.flatMap { $0.account.kind == .customer ? $0.account.customer : nil } }

  static func of(_ request: Request, _ context: PortalContext, _ portal: Portal) async throws -> Visit {
    let jar = try? CookieHeader(request.headers[values: .cookie])
    let entrance = Entrance(request.uri.path)
    let found: LiveSession?
    switch jar?.session(entrance.cookie) {
    // HEAD asks what a page would say and changes nothing: not even when a session was last used.
    case let token? where request.method == .head:
      found = try await portal.store.read { tx in try Sessions.find(token, in: tx) }
    case let token?: found = try await Sessions.find(token, from: portal.store)
    case nil: found = nil
    }
    let session = found.flatMap { entrance.admits($0.account.kind) ? $0 : nil }
    return Visit(request, portal, jar: jar, session: session, network: context.network)
  }

  /// Without asking the database who it is: for pages that say something went wrong.
  static func bare(_ request: Request, _ portal: Portal) -> Visit {
    Visit(
      request, portal, jar: try? CookieHeader(request.headers[values: .cookie]), session: nil, network: nil)
  }

  private init(
    _ request: Request, _ portal: Portal, jar: CookieHeader?, session: LiveSession?, network: NetworkAddress?
  ) {
    self.portal = portal
    self.session = session
    self.network = network
    path = request.uri.path
    entrance = Entrance(path)
    sessionToken = jar?.session(entrance.cookie)
    var cookies: [String] = []
    let asked = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    language = asked ?? jar?[Self.languageCookie].flatMap(Language.init) ?? Self.preferred(request)
    if let asked {
      cookies.append("\(Self.languageCookie)=\(asked.rawValue); Path=/; Max-Age=31536000; Secure; SameSite=Lax")
    }
    let now = portal.world.clock.now
    if let known = VisitorSecret(cookie: jar?[CookiePolicy.visitor.name], at: now, key: portal.formKey) {
      visitor = known
    } else {
      visitor = VisitorSecret(from: portal.world.entropy, at: now)
      cookies.append(CookiePolicy.visitor.setting(visitor.cookie(key: portal.formKey)))
    }
    self.cookies = cookies
  }

  private static let languageCookie = "__Host-rechtspoor-lang"

  /// The visitor's first language that we speak; Dutch otherwise.
  private static func preferred(_ request: Request) -> Language {
    for part in (request.headers[.acceptLanguage] ?? "").split(separator: ",") {
      let tag = part.split(separator: ";")[0].trimmingCharacters(in: .whitespaces).lowercased()
      if tag.hasPrefix("nl") { return .nl }
      if tag.hasPrefix("en") { return .en }
    }
    return .nl
  }

  // MARK: - Forms

  /// Reads the form, if it comes from a page of ours (T21).
  func form(_ request: Request, _ context: PortalContext) async throws -> Form {
    try refuseOtherSites(request)
    return try checked(try await Form.read(request, context))
  }

  /// The same for a form that brings a file.
  func formWithFile(_ request: Request, file question: String, upTo most: Int) async throws -> Form {
    try refuseOtherSites(request)
    return try checked(try await Form.readWithFile(request, file: question, upTo: most))
  }

  private func refuseOtherSites(_ request: Request) throws {
    let decision = CrossSiteDecision.decide(
      method: request.method.rawValue, fetchSite: request.headers[HTTPField.Name("Sec-Fetch-Site")!],
      origin: request.headers[.origin], own: portal.origin)
    guard decision.mayGoOn else { throw PortalFault.forbidden }
  }

  private func checked(_ form: Form) throws -> Form {
    let isRight: Bool
    if let session {
      isRight = FormToken.isRight(form["csrf"], for: entrance.forms, session: session.digest, key: portal.formKey)
    } else {
      isRight = visitor.isRight(form["csrf"], for: entrance.forms, key: portal.formKey)
    }
    guard isRight else { throw PortalFault.formExpired }
    return form
  }

  private var csrf: String {
    guard let session else { return visitor.field(for: entrance.forms, key: portal.formKey) }
    return FormToken.make(for: entrance.forms, session: session.digest, key: portal.formKey)
  }

  // MARK: - Answers

  /// The first page of whoever is signed in.
  private var homePage: String? {
    session.map { session in
      switch session.account.kind {
      case .customer: "/me"
      case .booker: "/business"
      case .staff: "/staff"
      }
    }
  }

  func answer(
    _ page: some Page, status: HTTPResponse.Status = .ok, at path: String? = nil, setting more: [String] = []
  ) -> Response {
    let frame = Frame(
      path: path ?? self.path, csrf: csrf, signedInAt: homePage, entrance: entrance, house: portal.desk.contact)
    let html = portal.pages.render(page, in: language, frame: frame)
    var response = Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue],
      body: .init(byteBuffer: ByteBuffer(string: html)))
    response.headers[values: .setCookie] = cookies + more
    return response
  }

  /// To another page of ours, after a POST.
  func redirect(to path: String, setting more: [String] = []) -> Response {
    var response = Response(status: .seeOther, headers: [.location: path])
    response.headers[values: .setCookie] = cookies + more
    return response
  }
}
