import CGMime
import Crypto
import Domain

/// A message as it goes over the wire: RFC 5322 and MIME, CRLF line ends, no line over 76 bytes in the
/// body. The same message always gives the same bytes.
package enum MessageRenderer {
  package static func render(_ message: Message) -> [UInt8] {
    GMime.start()
    let letter = GMime.Owned(g_mime_message_new(1))
    addEnvelope(of: message, to: letter.pointer)
    addHeaders(of: message, to: letter.as(GMimeObject.self))
    let text = textPart(message.body)
    if message.attachments.isEmpty {
      g_mime_message_set_mime_part(letter.pointer, text.as(GMimeObject.self))
    } else {
      let whole = GMime.Owned(g_mime_multipart_new_with_subtype("mixed"))
      // Neither base64 nor quoted-printable can produce "=_", so no boundary can occur in a part.
      let digest = SHA256.hash(data: Array(message.id.text.utf8)).prefix(16)
      g_mime_multipart_set_boundary(whole.pointer, "=_" + digest.map { String($0, radix: 36) }.joined())
      g_mime_multipart_add(whole.pointer, text.as(GMimeObject.self))
      for attachment in message.attachments {
        g_mime_multipart_add(whole.pointer, filePart(attachment).as(GMimeObject.self))
      }
      g_mime_message_set_mime_part(letter.pointer, whole.as(GMimeObject.self))
    }
    return bytes(of: letter.as(GMimeObject.self))
  }

  private static func addEnvelope(of message: Message, to letter: UnsafeMutablePointer<GMimeMessage>) {
    let date = g_date_time_new_from_unix_utc(gint64(message.date.milliseconds / 1000))
    defer { g_date_time_unref(date) }
    g_mime_message_set_date(letter, date)
    for (kind, mailbox) in [
      (GMIME_ADDRESS_TYPE_FROM, message.from), (GMIME_ADDRESS_TYPE_REPLY_TO, message.replyTo),
      (GMIME_ADDRESS_TYPE_TO, message.to),
    ] {
      let address = GMime.Owned(
        GMime.cast(internet_address_mailbox_new(mailbox.name, mailbox.address.text), to: InternetAddress.self))
      internet_address_set_charset(address.pointer, "utf-8")
      internet_address_list_add(g_mime_message_get_addresses(letter, kind), address.pointer)
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

  private static func textPart(_ body: String) -> GMime.Owned<GMimeTextPart> {
    let part = GMime.Owned(g_mime_text_part_new_with_subtype("plain"))
    // Not g_mime_text_part_set_text: that picks ISO-8859-1 and eight bits when it can.
    g_mime_object_set_content_type_parameter(part.as(GMimeObject.self), "charset", "utf-8")
    let lines = body.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let ended = lines.unicodeScalars.last == "\n" ? lines : lines + "\n"
    setContent(Array(ended.utf8), of: part.as(GMimePart.self), as: GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
    return part
  }

  private static func filePart(_ attachment: Attachment) -> GMime.Owned<GMimePart> {
    let part = GMime.Owned(g_mime_part_new_with_type(attachment.type, attachment.subtype))
    g_mime_object_set_disposition(part.as(GMimeObject.self), "attachment")
    g_mime_part_set_filename(part.pointer, attachment.name)
    setContent(attachment.bytes, of: part.pointer, as: GMIME_CONTENT_ENCODING_BASE64)
    return part
  }

  private static func setContent(
    _ bytes: [UInt8], of part: UnsafeMutablePointer<GMimePart>, as encoding: GMimeContentEncoding
  ) {
    let stream = GMime.stream(over: bytes)
    let content = GMime.Owned(g_mime_data_wrapper_new_with_stream(stream.pointer, GMIME_CONTENT_ENCODING_DEFAULT))
    g_mime_part_set_content(part, content.pointer)
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
