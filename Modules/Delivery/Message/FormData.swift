import CGMime

/// A form with a file in it, as a browser sends it (`multipart/form-data`, RFC 7578).
package struct FormData: Sendable {
  package struct Part: Hashable, Sendable {
    package let name: String
    package let bytes: [UInt8]
  }

  /// In their order. A part without a name is nobody's and left out.
  package let parts: [Part]

  /// `contentType`: the whole header, with its boundary. Parts within parts are refused, and more than `mostParts`:
  /// each costs memory before anybody has looked at it (T16).
  package init(_ body: [UInt8], contentType: String, mostParts: Int) throws(MessageFault) {
    guard Self.delimiters(in: body) <= mostParts + 1 else { throw Self.unreadable }
    let whole = Array("Content-Type: \(contentType)\r\n\r\n".utf8) + body
    parts = try GMime.run { pool throws(MessageFault) in
      let parser = pool.keep(g_mime_parser_new_with_stream(GMime.stream(over: whole, pool))!)
      guard let made = g_mime_parser_construct_part(parser, nil),
        GMime.isA(pool.keep(made), g_mime_multipart_get_type())
      else { throw Self.unreadable }
      let multipart = GMime.cast(made, to: GMimeMultipart.self)
      guard g_mime_multipart_get_count(multipart) > 0 else { throw Self.unreadable }
      var parts: [Part] = []
      for index in 0..<g_mime_multipart_get_count(multipart) {
        guard let object = g_mime_multipart_get_part(multipart, index), GMime.isA(object, g_mime_part_get_type()) else {
          throw Self.unreadable
        }
        guard let name = g_mime_object_get_content_disposition_parameter(object, "name") else { continue }
        parts.append(Part(name: String(cString: name), bytes: Self.bytes(of: object)))
      }
      return parts
    }
  }

  private static var unreadable: MessageFault { MessageFault(field: "form", problem: .unreadable) }

  private static func bytes(of object: UnsafeMutablePointer<GMimeObject>) -> [UInt8] {
    guard let content = g_mime_part_get_content(GMime.cast(object, to: GMimePart.self)) else { return [] }
    return GMime.collect { stream in g_mime_data_wrapper_write_to_stream(content, stream) }
  }

  /// Lines that may begin a part, of this form or of one within it.
  private static func delimiters(in body: [UInt8]) -> Int {
    let (dash, lineFeed) = (UInt8(ascii: "-"), UInt8(ascii: "\n"))
    var (count, place) = (0, 0)
    while place + 1 < body.count {
      if body[place] == dash, body[place + 1] == dash { count += 1 }
      guard let end = body[place...].firstIndex(of: lineFeed) else { break }
      place = end + 1
    }
    return count
  }
}
