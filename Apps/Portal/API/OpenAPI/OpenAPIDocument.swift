import BusinessCards
import Foundation
import Identity
import Rights

/// What the API of the business desk is, as OpenAPI 3.1: every act with the shape of what it is asked and what it answers,
/// read from the types themselves.
enum OpenAPIDocument {
  static func bytes(of house: String, at url: String, under root: String) throws -> Data {
    var paths: [String: Any] = [:]
    paths["\(root)/\(DeskSignIn.path)"] = try signIn()
    paths["\(root)/\(ProgressQuestion.path)"] = try progress()
    for act in BusinessDesk.acts { paths["\(root)/\(act.path)"] = try path(act) }
    let document: [String: Any] = [
      "openapi": "3.1.0",
      "info": [
        "title": "\(house): the business desk", "version": "1",
        "description":
          "The acts of zakelijk. Each is a POST with JSON, also those that only look: who is sought stands in no address. "
          + "'dry' tells what would happen and changes nothing; 'name' is your own for an order that takes long, to ask "
          + "how far it is.",
      ],
      "servers": [["url": url]],
      "paths": paths,
      "components": [
        "securitySchemes": ["device": ["type": "http", "scheme": "bearer"]],
        "schemas": ["Failure": try SchemaReader.read(DeskFailure.self).schema.json],
      ],
    ]
    return try JSONSerialization.data(
      withJSONObject: document, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
  }

  private static func path<Act: DeskAct>(_ act: Act.Type) throws -> [String: Any] {
    let order = Schema.object([
      .init(name: "act", schema: try SchemaReader.read(Act.self).schema), .init(name: "dry", schema: .boolean),
      .init(name: "name", schema: .string(), isRequired: false),
    ])
    return [
      "post": [
        "operationId": Act.path.replacing("/", with: "_"), "tags": [String(Act.path.prefix { $0 != "/" })],
        "description": Act.needs == .writing ? "Needs a computer that may change things." : "Only looks.",
        "security": [["device": [String]()]], "requestBody": body(order),
        "responses": responses(try SchemaReader.read(Act.Answer.self).schema),
      ] as [String: Any]
    ]
  }

  private static func signIn() throws -> [String: Any] {
    [
      "post": [
        "operationId": DeskSignIn.path, "tags": ["devices"],
        "description": "Signs a computer in for weeks. The token it answers is sent as 'Authorization: Bearer …'.",
        "security": [[String: Any]](), "requestBody": body(try SchemaReader.read(DeskSignIn.self).schema),
        "responses": responses(try SchemaReader.read(DeskSignIn.Answer.self).schema),
      ] as [String: Any]
    ]
  }

  private static func progress() throws -> [String: Any] {
    [
      "post": [
        "operationId": ProgressQuestion.path, "tags": ["devices"],
        "description":
          "How far an order of this computer is, by the name it was sent with: a share of one, or nothing.",
        "security": [["device": [String]()]], "requestBody": body(try SchemaReader.read(ProgressQuestion.self).schema),
        "responses": responses(try SchemaReader.read(ProgressQuestion.Answer.self).schema),
      ] as [String: Any]
    ]
  }

  private static func body(_ schema: Schema) -> [String: Any] {
    ["required": true, "content": ["application/json": ["schema": schema.json]]]
  }

  private static func responses(_ answer: Schema) -> [String: Any] {
    func refused(_ why: String) -> [String: Any] {
      ["description": why, "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Failure"]]]]
    }
    return [
      "200": ["description": "Done, or what would be.", "content": ["application/json": ["schema": answer.json]]],
      "400": refused("Not to be read: it says where."), "413": refused("Longer than is read."),
      "401": refused("Not signed in."), "403": refused("Not for this computer or this keeper."),
      "409": refused("Refused, and nothing was changed."), "429": refused("Too often, or too many at once."),
    ]
  }
}
