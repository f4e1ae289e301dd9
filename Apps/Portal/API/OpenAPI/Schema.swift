/// The shape of a value in JSON, as JSON Schema 2020-12 names it.
indirect enum Schema: Sendable {
  /// Anything, or nothing in particular.
  case any
  case string(format: String? = nil)
  case integer, number, boolean
  case oneOf([String])
  case array(Schema)
  case object([Field])
  /// An object with a single name of these, each with what is in it: a choice that carries something.
  case choice([Field])

  struct Field: Sendable {
    let name: String
    let schema: Schema
    var isRequired = true
  }

  var json: [String: Any] {
    switch self {
    case .any: [:]
    case .string(let format?): ["type": "string", "format": format]
    case .string: ["type": "string"]
    case .integer: ["type": "integer"]
    case .number: ["type": "number"]
    case .boolean: ["type": "boolean"]
    case .oneOf(let words): ["type": "string", "enum": words]
    case .array(let items): ["type": "array", "items": items.json]
    case .object(let fields): Self.members(fields)
    case .choice(let fields): ["oneOf": fields.map { Self.members([$0]) }]
    }
  }

  private static func members(_ fields: [Field]) -> [String: Any] {
    var object: [String: Any] = [
      "type": "object",
      "properties": Dictionary(fields.map { ($0.name, $0.schema.json) }, uniquingKeysWith: { first, _ in first }),
    ]
    let required = fields.filter(\.isRequired).map(\.name)
    if !required.isEmpty { object["required"] = required }
    return object
  }
}
