import CGMime
package import Domain

/// A message read from bytes that came from elsewhere: headers decoded, text in UTF-8.
package struct ParsedMessage: Sendable {
  package struct Address: Hashable, Sendable {
    package let name: String
    package let address: String

    package init(name: String, address: String) {
      self.name = name
      self.address = address
    }
  }

  package struct Part: Hashable, Sendable {
    package let name: String?
    package let mediaType: String
    package let bytes: [UInt8]

    package init(name: String?, mediaType: String, bytes: [UInt8]) {
      self.name = name
      self.mediaType = mediaType
      self.bytes = bytes
    }
  }

  /// In their order, unfolded and decoded. Names come as they were written.
  package let headers: [(name: String, value: String)]
  package let from: [Address]
  package let replyTo: [Address]
  package let to: [Address]
  package let messageID: String?
  package let date: Instant?
  /// The first plain text, with LF line ends; nil when there is none.
  package let text: String?
  /// Every other part, decoded.
  package let parts: [Part]

  package var subject: String? { header("Subject") }

  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// At most 25 MB: what is longer is no letter.
  package init(_ bytes: [UInt8]) throws(MessageFault) {
    guard bytes.count <= 25_000_000 else { throw MessageFault(field: "message", problem: .tooLong(most: 25_000_000)) }
    self = try GMime.run { pool throws(MessageFault) in
      let parser = pool.keep(g_mime_parser_new_with_stream(GMime.stream(over: bytes, pool))!)
      guard let message = g_mime_parser_construct_message(parser, nil) else {
        throw MessageFault(field: "message", problem: .unreadable)
      }
      return try ParsedMessage(pool.keep(message))
    }
  }

  private init(_ message: UnsafeMutablePointer<GMimeMessage>) throws(MessageFault) {
    headers = ParsedMessage.headers(of: GMime.cast(message, to: GMimeObject.self))
    guard !headers.isEmpty else { throw MessageFault(field: "message", problem: .unreadable) }
    from = ParsedMessage.addresses(of: message, GMIME_ADDRESS_TYPE_FROM)
    replyTo = ParsedMessage.addresses(of: message, GMIME_ADDRESS_TYPE_REPLY_TO)
    to = ParsedMessage.addresses(of: message, GMIME_ADDRESS_TYPE_TO)
    messageID = g_mime_message_get_message_id(message).map { String(cString: $0) }
    date = g_mime_message_get_date(message).map { Instant(milliseconds: Int64(g_date_time_to_unix($0)) * 1000) }
    let found = Leaves()
    g_mime_message_foreach(message, take, Unmanaged.passUnretained(found).toOpaque())
    text = found.text
    parts = found.parts
  }

  private static func headers(of message: UnsafeMutablePointer<GMimeObject>) -> [(name: String, value: String)] {
    let list = g_mime_object_get_header_list(message)
    return (0..<g_mime_header_list_get_count(list)).compactMap { index in
      let header = g_mime_header_list_get_header_at(list, index)
      guard let name = g_mime_header_get_name(header), let value = g_mime_header_get_value(header) else { return nil }
      return (String(cString: name), String(cString: value))
    }
  }

  private static func addresses(
    of message: UnsafeMutablePointer<GMimeMessage>, _ kind: GMimeAddressType
  ) -> [Address] {
    let list = g_mime_message_get_addresses(message, kind)
    return (0..<internet_address_list_length(list)).compactMap { index in
      guard let entry = internet_address_list_get_address(list, index),
        GMime.isA(entry, internet_address_mailbox_get_type()),
        let address = internet_address_mailbox_get_addr(GMime.cast(entry, to: InternetAddressMailbox.self))
      else { return nil }
      let name = internet_address_get_name(entry).map { String(cString: $0) } ?? ""
      return Address(name: name, address: String(cString: address))
    }
  }
}

private func take(
  _: UnsafeMutablePointer<GMimeObject>?, object: UnsafeMutablePointer<GMimeObject>?, context: UnsafeMutableRawPointer?
) {
  guard let object, let context, GMime.isA(object, g_mime_part_get_type()) else { return }
  Unmanaged<Leaves>.fromOpaque(context).takeUnretainedValue().add(object)
}

/// The leaves of a message's tree, as GMime walks past them.
private final class Leaves {
  var text: String?
  var parts: [ParsedMessage.Part] = []

  func add(_ object: UnsafeMutablePointer<GMimeObject>) {
    let part = GMime.cast(object, to: GMimePart.self)
    let type = g_mime_object_get_content_type(object)
    let name = g_mime_part_get_filename(part).map { String(cString: $0) }
    if text == nil, name == nil, g_mime_content_type_is_type(type, "text", "plain") != 0 {
      text = plainText(GMime.cast(object, to: GMimeTextPart.self))
      return
    }
    let bytes = GMime.collect { stream in
      g_mime_part_get_content(part).map { g_mime_data_wrapper_write_to_stream($0, stream) } ?? 0
    }
    let mediaType = g_mime_content_type_get_mime_type(type)
    defer { g_free(mediaType) }
    parts.append(.init(name: name, mediaType: mediaType.map { String(cString: $0) } ?? "", bytes: bytes))
  }

  private func plainText(_ part: UnsafeMutablePointer<GMimeTextPart>) -> String? {
    guard let decoded = g_mime_text_part_get_text(part) else { return nil }
    defer { g_free(decoded) }
    return String(cString: decoded).replacing("\r\n", with: "\n")
  }
}
