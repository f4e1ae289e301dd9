import BusinessCards
import Domain
import Foundation

/// A type that reads one word or number, and will not be made of just any: with a value to go on with.
struct SchemaLeaf: @unchecked Sendable {
  let value: Any
  let schema: Schema

  static let known: [ObjectIdentifier: SchemaLeaf] = {
    var known: [ObjectIdentifier: SchemaLeaf] = [:]
    func add<T>(_ value: T, _ schema: Schema) {
      known[ObjectIdentifier(T.self)] = SchemaLeaf(value: value, schema: schema)
    }
    add("", .string())
    add(0, .integer)
    add(Int64(0), .integer)
    add(0.0, .number)
    add(false, .boolean)
    add(Data(), .string(format: "byte"))
    add(Day(number: 0), .string(format: "date"))
    if let email = EmailAddress("somebody@company.example") { add(email, .string(format: "email")) }
    if let phone = PhoneNumber("+31612345678") { add(phone, .string()) }
    add(ColumnMapping.Use.leftOut(.unknown), carrying("field", "leftOut"))
    add(
      ImportDecisions.Decision.skip,
      .choice([
        .init(name: "skip", schema: .object([])), .init(name: "new", schema: .object([])),
        .init(name: "update", schema: .object([.init(name: "handle", schema: .string(), isRequired: false)])),
      ]))
    // Its sentence stands beside it; which names there are is told by `DeskRefusal`.
    add(DeskRefusal.notSignedIn, .any)
    return known
  }()

  /// `{"business": {"_0": …}}`: how Swift writes a choice that carries something without a name.
  private static func carrying(_ names: String...) -> Schema {
    .choice(names.map { .init(name: $0, schema: .object([.init(name: "_0", schema: .string())])) })
  }
}
