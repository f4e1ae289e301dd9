import Bootstrap
import BusinessCards
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Identity
import NIOCore
import Rights
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// What the API says of itself holds for what goes over it.
@Suite struct OpenAPITests {
  private func document(_ house: PortalHouse) async throws -> [String: Any] {
    let bytes = try OpenAPIDocument.bytes(of: "NS", at: house.world.settings.publicURL, under: "/api/v1/business")
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  @Test func everyActIsThereAndNothingElse() async throws {
    let house = try await PortalHouse()
    let paths = try #require(try await document(house)["paths"] as? [String: Any])
    let acts =
      BusinessDesk.acts.map { "/api/v1/business/\($0.path)" } + [
        "/api/v1/business/login", "/api/v1/business/progress",
      ]
    #expect(Set(paths.keys) == Set(acts))
    try await house.open { client in
      let reply = try await Guest(client).get("/api/v1/openapi.json")
      #expect(reply.status == 200 && reply.text.contains("\"openapi\" : \"3.1.0\""))
    }
  }

  @Test func whatIsAskedAndAnsweredHasTheShapeThatIsTold() async throws {
    let house = try await PortalHouse()
    let (_, bea, kees) = try await house.company()
    let desk = try await house.desk(of: bea)
    let document = try await document(house)
    func holds<Act: DeskAct>(_ act: Act, dry: Bool = true) async throws {
      let answer = try await desk.carryOut(act, dry: dry, in: house.store)
      let path = try #require((document["paths"] as? [String: Any])?["/api/v1/business/\(Act.path)"] as? [String: Any])
      let post = try #require(path["post"] as? [String: Any])
      let asked = try #require(schema(in: post["requestBody"]))
      let answered = try #require(schema(in: (post["responses"] as? [String: Any])?["200"]))
      #expect(faults(in: try json(DeskOrder(act, dry: dry)), asked) == [], "asked of \(Act.path)")
      #expect(faults(in: try json(answer), answered) == [], "answered by \(Act.path)")
    }
    var entry = ContactEntry(given: "Noor", surname: "Nieuw")
    entry.emails = [EmailAddress("noor@bedrijf.example")!]
    entry.phones = [PhoneNumber("+31612345678")!]
    entry.address = BusinessAddress(
      try PostalAddress(street: "Neude", houseNumber: "3", postcode: "3512 AE", place: "Utrecht"))
    try await holds(ContactActs.List())
    try await holds(ContactActs.List(search: "kaart", role: .cardholder))
    try await holds(ContactActs.Show(kees))
    try await holds(ContactActs.Add(entry, as: .booker))
    try await holds(ContactActs.Edit(kees, to: entry, seen: nil))
    try await holds(ContactActs.End(kees))
    try await holds(CardActs.List())
    try await holds(CardActs.Block("3528070412344455"))
    try await holds(OrganisationActs.Show())
    try await holds(DeviceActs.WhoAmI())
    try await holds(DeviceActs.List())
    try await holds(HistoryActs.List(limit: 10))
    try await holds(HistoryActs.Undo())
    try await holds(PreferenceActs.Show())
    try await holds(ImportActs.Export(.csv, language: .nl))
    let file = Data("Voornaam;Achternaam;E-mail;Verjaardag\nNoor;Nieuw;noor@x.example;\nKees;Kaart;;\nF;F;geen;\n".utf8)
    try await holds(
      ImportActs.Import(
        file, mapping: try ContactFile(Array(file)).guessedMapping(),
        decisions: ImportDecisions(all: .update(handle: nil), byLine: [3: .skip]), skipsBad: true))
    let named = DeskOrder(ContactActs.List(), dry: true, name: "mine")
    #expect(faults(in: try json(named), try shape(asked: "contacts/list", document)) == [])
    #expect(faults(in: try json(ProgressQuestion(order: "mine")), try shape(asked: "progress", document)) == [])
  }

  @Test func howFarAnOrderIsIsToldToWhoeverIsSignedInAndNobodyElse() async throws {
    let house = try await PortalHouse()
    let token = try await Self.computer(at: house)
    try await house.open { client in
      func ask(_ token: String?) async throws -> (Int, String) {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let token { headers[.authorization] = "Bearer \(token)" }
        return try await client.execute(
          uri: "/api/v1/business/progress", method: .post, headers: headers,
          body: ByteBuffer(bytes: try JSONEncoder().encode(ProgressQuestion(order: "mine")))
        ) { ($0.status.code, String(buffer: $0.body)) }
      }
      let (status, text) = try await ask(token)
      #expect(status == 200 && text == "{}")
      #expect(try await ask(nil).0 == 401)
    }
  }

  @Test func anOrderThatCannotBeReadSaysWhereInJSON() async throws {
    let house = try await PortalHouse()
    let token = try await Self.computer(at: house)
    try await house.open { client in
      func send(_ body: String, as type: String = "application/json") async throws -> (Int, DeskRefusal?) {
        try await client.execute(
          uri: "/api/v1/business/contacts/show", method: .post,
          headers: [.contentType: type, .authorization: "Bearer \(token)"], body: ByteBuffer(string: body)
        ) { response in
          let failure = try? JSONDecoder().decode(DeskFailure.self, from: Data(String(buffer: response.body).utf8))
          return (response.status.code, failure?.refusal)
        }
      }
      for (body, place) in [
        (#"{"act":{"handle":1},"dry":false}"#, "act.handle"), (#"{"act":{},"dry":false}"#, "act.handle"),
        (#"{"act":{"handle":"x"}}"#, "dry"), ("{", "JSON"), ("", "JSON"),
      ] {
        let (status, refusal) = try await send(body)
        #expect(status == 400 && refusal == .notUnderstood(at: place), "\(body)")
      }
      #expect(try await send("{}", as: "text/plain").1 == .notUnderstood(at: "Content-Type"))
      let (status, refusal) = try await send(String(repeating: " ", count: 70_000))
      #expect(status == 413 && refusal == .orderTooLong(mostBytes: 65_536))
    }
  }

  @Test func whatDoesNotFitIsNoticed() throws {
    let schema = Schema.object([
      .init(name: "a", schema: .integer), .init(name: "b", schema: .array(.string()), isRequired: false),
    ]).json
    #expect(faults(in: ["a": 1, "b": ["x"]], schema) == [])
    #expect(faults(in: ["b": ["x"]], schema) == ["a is missing"])
    #expect(faults(in: ["a": "1", "b": [2], "c": 3], schema).count == 3)
  }

  /// The token of a computer that may look.
  private static func computer(at house: PortalHouse) async throws -> String {
    let (_, bea, _) = try await house.company()
    return try await house.store.write { tx in
      let account = try #require(try Accounts.find(of: bea, as: .booker, in: tx))
      return try Devices.admit(account, name: "laptop", scope: .reading, in: tx).token.text
    }
  }

  private func shape(asked path: String, _ document: [String: Any]) throws -> [String: Any] {
    let at = try #require((document["paths"] as? [String: Any])?["/api/v1/business/\(path)"] as? [String: Any])
    return try #require(schema(in: (at["post"] as? [String: Any])?["requestBody"]))
  }

  private func schema(in part: Any?) -> [String: Any]? {
    let content = (part as? [String: Any])?["content"] as? [String: Any]
    return (content?["application/json"] as? [String: Any])?["schema"] as? [String: Any]
  }

  private func json(_ value: some Encodable) throws -> Any {
    try JSONSerialization.jsonObject(with: try JSONEncoder().encode(value), options: .fragmentsAllowed)
  }

  /// As much of JSON Schema as the document uses; a name that is not told is a fault.
  private func faults(in value: Any, _ schema: [String: Any], at place: String = "") -> [String] {
    if let choices = schema["oneOf"] as? [[String: Any]] {
      return choices.contains { faults(in: value, $0, at: place).isEmpty } ? [] : ["\(place) is none of the choices"]
    }
    switch schema["type"] as? String {
    case "object":
      guard let object = value as? [String: Any] else { return ["\(place) is no object"] }
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
        "\(place)\($0) is missing"
      }
      return missing
        + object.flatMap { name, inner in
          properties[name].map { faults(in: inner, $0, at: "\(place)\(name).") } ?? ["\(place)\(name) is not told"]
        }
    case "array":
      guard let items = value as? [Any] else { return ["\(place) is no list"] }
      let inner = schema["items"] as? [String: Any] ?? [:]
      return items.flatMap { faults(in: $0, inner, at: "\(place)[].") }
    case "string":
      guard let text = value as? String else { return ["\(place) is no text"] }
      let words = schema["enum"] as? [String]
      return words.map { $0.contains(text) } ?? true ? [] : ["\(place) is '\(text)'"]
    case "integer", "number": return value is NSNumber ? [] : ["\(place) is no number"]
    case "boolean": return value is Bool ? [] : ["\(place) is no yes or no"]
    default: return []
    }
  }
}
