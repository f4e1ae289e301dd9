/// Reads the shape of a type by letting it decode itself out of nothing, and noting what it asks for. So what the API says
/// of itself is what the code reads, and cannot fall behind it.
final class SchemaReader: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  fileprivate var fields: [Schema.Field] = []
  fileprivate var schema: Schema?

  /// The shape, and some value of the type, of no meaning.
  static func read<T: Decodable>(_ type: T.Type) throws -> (value: T, schema: Schema) {
    if let leaf = SchemaLeaf.known[ObjectIdentifier(type)], let value = leaf.value as? T { return (value, leaf.schema) }
    if let words = type as? any CaseIterable.Type, let (value, schema) = enumeration(words), let value = value as? T {
      return (value, schema)
    }
    let reader = SchemaReader()
    let value = try T(from: reader)
    return (value, reader.schema ?? (reader.fields.isEmpty ? .any : .object(reader.fields)))
  }

  private static func enumeration<E: CaseIterable>(_ type: E.Type) -> (value: Any, schema: Schema)? {
    let words = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    guard let first = type.allCases.first, words.count == type.allCases.count else { return nil }
    return (first, .oneOf(words))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Names(reader: self))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer { Items(reader: self) }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(reader: self) }
}

/// What a type asks for by name.
private struct Names<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let reader: SchemaReader
  let codingPath: [any CodingKey] = []
  /// None: a dictionary has no names of its own.
  let allKeys: [Key] = []

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try note(type, key, isRequired: true) }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try note(type, key, isRequired: false)
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try note(type, key, isRequired: false)
  }

  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try note(type, key, isRequired: false) }
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try note(type, key, isRequired: false) }

  private func note<T: Decodable>(_ type: T.Type, _ key: Key, isRequired: Bool) throws -> T {
    let (value, schema) = try SchemaReader.read(type)
    reader.fields.append(Schema.Field(name: key.stringValue, schema: schema, isRequired: isRequired))
    return value
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> { throw unread(codingPath) }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw unread(codingPath) }
  func superDecoder() throws -> any Decoder { throw unread(codingPath) }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw unread(codingPath) }
}

/// One item of a list stands for all.
private struct Items: UnkeyedDecodingContainer {
  let reader: SchemaReader
  let codingPath: [any CodingKey] = []
  let count: Int? = 1
  var currentIndex = 0
  var isAtEnd: Bool { currentIndex > 0 }

  mutating func decodeNil() -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let (value, schema) = try SchemaReader.read(type)
    reader.schema = .array(schema)
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> { throw unread(codingPath) }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unread(codingPath) }
  mutating func superDecoder() throws -> any Decoder { throw unread(codingPath) }
}

private struct Single: SingleValueDecodingContainer {
  let reader: SchemaReader
  let codingPath: [any CodingKey] = []

  func decodeNil() -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let (value, schema) = try SchemaReader.read(type)
    reader.schema = schema
    return value
  }
}

private func unread(_ path: [any CodingKey]) -> DecodingError {
  .dataCorrupted(.init(codingPath: path, debugDescription: "a shape that nothing here has"))
}
