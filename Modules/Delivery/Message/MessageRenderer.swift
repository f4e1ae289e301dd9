import CGMime
import Crypto
import Domain

/// A message as it goes over the wire: RFC 5322 and MIME, CRLF line ends, no line over 76 bytes in the
/// body. The same message always gives the same bytes.
package enum MessageRenderer {
  package static func render(_ message: Message) -> [UInt8] {
    GMime.run { pool in
      let letter = pool.keep(g_mime_message_new(1)!)
      let whole = GMime.cast(letter, to: GMimeObject.self)
      addEnvelope(of: message, to: letter, pool)
      addHeaders(of: message, to: whole)
      g_mime_message_set_mime_part(letter, content(of: message, pool))
      return bytes(of: whole)
    }
  }

  private static func addEnvelope(
    of message: Message, to letter: UnsafeMutablePointer<GMimeMessage>, _ pool: GMime.Pool
  ) {
    let date = g_date_time_new_from_unix_utc(gint64(message.date.milliseconds / 1000))
    defer { g_date_time_unref(date) }
    g_mime_message_set_date(letter, date)
    for (kind, mailbox) in [
      (GMIME_ADDRESS_TYPE_FROM, message.from), (GMIME_ADDRESS_TYPE_REPLY_TO, message.replyTo),
      (GMIME_ADDRESS_TYPE_TO, message.to),
    ] {
      let written: UnsafeMutablePointer<InternetAddress> =
        pool.keep(internet_address_mailbox_new(mailbox.name, mailbox.address.text)!)
      internet_address_set_charset(written, "utf-8")
      internet_address_list_add(g_mime_message_get_addresses(letter, kind), written)
    }
    g_mime_message_set_subject(letter, message.subject, "utf-8")
    g_mime_message_set_message_id(letter, message.id.text)
  }

  private static func addHeaders(of message: Message, to letter: UnsafeMutablePointer<GMimeObject>) {
    g_mime_object_append_header(letter, "Content-Language", message.language, nil)
    // Keeps the holiday replies away (RFC 3834).
    g_mime_object_append_header(letter, "Auto-Submitted", "auto-generated", nil)
    guard let unsubscribe = message.unsubscribe else { return }
    g_mime_object_append_header(letter, "List-Unsubscribe", unsubscribe.page, nil)
    // Left to itself GMime turns a long address into encoded words, which no mail program follows.
    let header = g_mime_header_list_get_header(g_mime_object_get_header_list(letter), "List-Unsubscribe")
    g_mime_header_set_raw_value(header, " " + unsubscribe.parts.joined(separator: ",\n ") + "\n")
    g_mime_object_append_header(letter, "List-Unsubscribe-Post", Unsubscribe.oneClick, nil)
  }

  private static func content(of message: Message, _ pool: GMime.Pool) -> UnsafeMutablePointer<GMimeObject> {
    let text = textPart(message.body, pool)
    if message.attachments.isEmpty { return text }
    let parts = pool.keep(g_mime_multipart_new_with_subtype("mixed")!)
    // Neither base64 nor quoted-printable can produce "=_", so no boundary can occur in a part.
    let digest = SHA256.hash(data: Array(message.id.text.utf8)).prefix(16)
    g_mime_multipart_set_boundary(parts, "=_" + digest.map { String($0, radix: 36) }.joined())
    g_mime_multipart_add(parts, text)
    for attachment in message.attachments { g_mime_multipart_add(parts, filePart(attachment, pool)) }
    return GMime.cast(parts, to: GMimeObject.self)
  }

  private static func textPart(_ body: String, _ pool: GMime.Pool) -> UnsafeMutablePointer<GMimeObject> {
    // Not g_mime_text_part_set_text: that picks ISO-8859-1 and eight bits when it can.
    let part = GMime.cast(pool.keep(g_mime_text_part_new_with_subtype("plain")!), to: GMimeObject.self)
    g_mime_object_set_content_type_parameter(part, "charset", "utf-8")
    let lines = body.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let ended = lines.unicodeScalars.last == "\n" ? lines : lines + "\n"
    let bytes = Array(ended.utf8)
    setContent(bytes, of: GMime.cast(part, to: GMimePart.self), as: GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, pool)
    return part
  }

  private static func filePart(_ attachment: AttachedFile, _ pool: GMime.Pool) -> UnsafeMutablePointer<GMimeObject> {
    let part = pool.keep(g_mime_part_new_with_type(attachment.type, attachment.subtype)!)
    let object = GMime.cast(part, to: GMimeObject.self)
    g_mime_object_set_disposition(object, "attachment")
    g_mime_part_set_filename(part, attachment.name)
    setContent(attachment.bytes, of: part, as: GMIME_CONTENT_ENCODING_BASE64, pool)
    return object
  }

  private static func setContent(
    _ bytes: [UInt8], of part: UnsafeMutablePointer<GMimePart>, as encoding: GMimeContentEncoding, _ pool: GMime.Pool
  ) {
    let stream = GMime.stream(over: bytes, pool)
    let content = pool.keep(g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)!)
    g_mime_part_set_content(part, content)
    g_mime_part_set_content_encoding(part, encoding)
  }

  private static func bytes(of letter: UnsafeMutablePointer<GMimeObject>) -> [UInt8] {
    let format = g_mime_format_options_new()
    defer { g_mime_format_options_free(format) }
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS)
    let bytes = GMime.collect { g_mime_object_write_to_stream(letter, format, $0) }
    // GMime leaves the last line of a multipart open.
    return bytes.suffix(2) == [0x0d, 0x0a] ? bytes : bytes + [0x0d, 0x0a]
  }
}
