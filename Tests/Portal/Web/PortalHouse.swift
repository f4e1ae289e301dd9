import Bootstrap
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import NIOCore
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// The whole portal over a house of its own, asked as a browser asks.
final class PortalHouse: Sendable {
  let world: World
  let time: MovableClock
  let portal: Portal
  private let home: URL
  private let databases: HouseDatabases?

  static let phrase = "tweede perron links"

  init(on engine: Dialect = HouseDatabases.chosen) async throws {
    let id = Entropy.system.bytes(8).hex
    home = URL(filePath: NSTemporaryDirectory()).appending(path: "rechtspoor-portal-\(id)")
    var settings = try await Settings.load(home: home.path)
    databases = engine == .sqlite ? nil : try HouseDatabases(engine, settings.home)
    if let databases {
      settings = settings.on(try databases.address(of: .main), keyring: try databases.address(of: .keyring))
    }
    time = MovableClock(TemporaryHouse.monday)
    try World.make(settings, clock: time.clock)
    world = try World.open(settings, clock: time.clock)
    portal = try Portal(world: world)
  }

  deinit {
    try? world.close()
    try? databases?.drop()
    try? FileManager.default.removeItem(at: home)
  }

  var store: Store { world.store }

  /// Runs `visit` against the portal's own router.
  func open(_ visit: @Sendable @escaping (any TestClientProtocol) async throws -> Void) async throws {
    try await Application(router: portal.router()).test(.router, visit)
  }

  /// Somebody with a running subscription, and an account to sign in with.
  func customer(_ email: String, card: String = "3528070412345678", account: Bool = true) async throws -> Int64 {
    let hash = try await world.hasher.hash(Password(chosen: Self.phrase))
    let address = try #require(EmailAddress(email))
    return try await store.write { tx in
      let customer = try People.make(language: .nl, in: tx)
      try Evidence.agree(.subscription, of: customer, terms: "2026", since: tx.today.adding(days: -400), in: tx)
      try ContactDetails.add(given: "Anna", surname: "de Vries", of: customer, from: .sale, in: tx)
      try ContactDetails.add(address, of: customer, from: .sale, in: tx)
      let row = try Rows.write(
        "card", of: customer, ["kind": "personal", "since_day": tx.today.adding(days: -400)],
        sealing: ["number": card], in: tx)
      try BlindIndex.enter(.card(card), of: customer, row: row, in: tx)
      if account {
        try Evidence.agree(.account, of: customer, terms: "2026", since: tx.today.adding(days: -200), in: tx)
        try Accounts.make(.customer, for: customer, login: address, password: hash, by: .operator, in: tx)
      }
      return customer
    }
  }

  func booker(_ email: String) async throws -> Int64 {
    let hash = try await world.hasher.hash(Password(chosen: Self.phrase))
    let address = try #require(EmailAddress(email))
    return try await store.write { tx in
      let person = try People.make(language: .nl, in: tx)
      try Accounts.make(.booker, for: person, login: address, password: hash, by: .operator, in: tx)
      return person
    }
  }

  // MARK: - Evidence

  func count(_ query: Query) throws -> Int {
    try store.readNow { tx in try tx.first(query)?.int("n") ?? -1 }
  }

  func letters(_ kind: String) throws -> [Outbox.Waiting] {
    try store.readNow { tx in try Outbox.due(limit: 1000, in: tx) }.filter { $0.kind == kind }
  }

  func actions(about customer: Int64) throws -> [String] {
    try store.readNow { tx in try AuditLog.entries(about: customer, in: tx).map(\.action) }
  }

  func onFile(_ customer: Int64) throws -> ContactDetails.OnFile {
    try store.readNow { tx in try ContactDetails.onFile(of: customer, in: tx) }
  }

  /// Every row of every table of both databases, as text.
  func everything() throws -> [String] {
    let main = try store.readNow { tx in
      try tx.run(LiveSchema.tables(store.engine.dialect)).flatMap { table in
        let name = try table.text("name")
        return try tx.run("SELECT * FROM \(name: name)").map { "\(name) \($0.values)" }.sorted()
      }
    }
    return main
  }

  /// The path of the last link in a letter.
  func link(in letter: Outbox.Waiting?) -> String? {
    let base = world.settings.publicURL
    return letter?.letter.body.split(separator: "\n").last { $0.hasPrefix(base) }.map {
      String($0.dropFirst(base.count))
    }
  }
}

/// A browser: keeps cookies, follows nothing, and sends what a page's own form would.
final class Guest {
  private let client: any TestClientProtocol
  var cookies: [String: String] = [:]
  private let language: String

  init(_ client: any TestClientProtocol, language: String = "nl") {
    self.client = client
    self.language = language
  }

  struct Reply {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
    var location: String? { headers[.location] }
  }

  func ask(_ method: HTTPRequest.Method, _ path: String, _ fields: [(String, String)]? = nil) async throws -> Reply {
    let body = fields.map { fields in
      Array(fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&").utf8)
    }
    return try await ask(method, path, sending: body, as: "application/x-www-form-urlencoded")
  }

  func ask(
    _ method: HTTPRequest.Method, _ path: String, sending bytes: [UInt8]?, as mediaType: String
  ) async throws -> Reply {
    var headers: HTTPFields = [.acceptLanguage: language]
    if !cookies.isEmpty {
      headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
    if bytes != nil { headers[.contentType] = mediaType }
    let body = bytes.map { ByteBuffer(bytes: $0) }
    let reply = try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
      Reply(status: response.status.code, headers: response.headers, body: Array(buffer: response.body))
    }
    for cookie in reply.headers[values: .setCookie] {
      let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
      cookies[pair[0]] = pair.count > 1 ? pair[1] : ""
    }
    return reply
  }

  func get(_ path: String) async throws -> Reply { try await ask(.get, path) }

  /// Looks at the page `on` first, for its token.
  func send(_ path: String, on page: String? = nil, _ fields: (String, String)...) async throws -> Reply {
    try await send(path, on: page, all: fields)
  }

  func send(_ path: String, on page: String? = nil, all fields: [(String, String)]) async throws -> Reply {
    let shown = try await get(page ?? path).text
    let mark = try #require(shown.range(of: #"name="csrf" value=""#), "\(page ?? path) has no form")
    let token = String(shown[mark.upperBound...].prefix { $0 != "\"" })
    return try await ask(.post, path, [("csrf", token)] + fields)
  }

  @discardableResult
  func signIn(_ email: String, _ phrase: String = PortalHouse.phrase) async throws -> Reply {
    try await send("/login", ("email", email), ("password", phrase), ("way", "password"))
  }

  var session: String? { cookies["__Host-rechtspoor"] }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
