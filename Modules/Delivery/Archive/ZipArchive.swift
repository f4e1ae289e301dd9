import CArchive
package import Domain
import Foundation

/// A ZIP file in memory. The same entries and moment give the same bytes (on one time zone: the format
/// also keeps the local time of day).
package enum ZipArchive {
  package typealias Entry = (name: String, bytes: [UInt8])

  package static func write(entries: [Entry], modified: Instant) throws(ArchiveFault) -> [UInt8] {
    try EntryName.check(entries.map(\.name))
    return try UTF8Locale.during { () throws(ArchiveFault) in
      let sink = ArchiveSink()
      guard let archive = archive_write_new() else { throw .failed("out of memory") }
      // Freeing an archive that failed halfway still writes to the sink.
      defer { withExtendedLifetime(sink) { _ = archive_write_free(archive) } }
      try allow(archive_write_set_format_zip(archive), archive)
      try allow(archive_write_set_options(archive, "zip:compression=deflate,zip:hdrcharset=UTF-8"), archive)
      try allow(archive_write_set_bytes_per_block(archive, 0), archive)
      let context = Unmanaged.passUnretained(sink).toOpaque()
      try allow(archive_write_open2(archive, context, nil, take, nil, nil), archive)
      for entry in entries { try add(entry, modified: modified, to: archive) }
      try allow(archive_write_close(archive), archive)
      return sink.bytes
    }
  }

  private static func add(_ entry: Entry, modified: Instant, to archive: OpaquePointer) throws(ArchiveFault) {
    guard let header = archive_entry_new() else { throw .failed("out of memory") }
    defer { archive_entry_free(header) }
    archive_entry_set_pathname(header, entry.name)
    archive_entry_set_filetype(header, UInt32(archive_regular_file))
    archive_entry_set_perm(header, 0o600)
    archive_entry_set_size(header, Int64(entry.bytes.count))
    archive_entry_set_mtime(header, time_t(modified.milliseconds / 1000), 0)
    try allow(archive_write_header(archive, header), archive)
    let written = entry.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
    guard written == entry.bytes.count else { throw ArchiveFault.of(archive) }
  }

  /// Reads what was packed, never more than `most` bytes in all.
  package static func read(_ bytes: [UInt8], most: Int = 256_000_000) throws(ArchiveFault) -> [Entry] {
    try UTF8Locale.during { () throws(ArchiveFault) in
      guard let archive = archive_read_new() else { throw .failed("out of memory") }
      defer { archive_read_free(archive) }
      try allow(archive_read_support_format_zip_seekable(archive), archive)
      var entries: [Entry] = []
      var room = most
      // libarchive keeps the address, not the bytes: everything is read inside.
      let problem: ArchiveFault? = bytes.withUnsafeBytes { raw in
        do throws(ArchiveFault) {
          try allow(archive_read_open_memory(archive, raw.baseAddress, raw.count), archive)
          while let entry = try next(in: archive, room: &room) { entries.append(entry) }
          return nil
        } catch { return error }
      }
      if let problem { throw problem }
      try EntryName.check(entries.map(\.name))
      return entries
    }
  }

  private static func next(in archive: OpaquePointer, room: inout Int) throws(ArchiveFault) -> Entry? {
    var header: OpaquePointer?
    let code = archive_read_next_header(archive, &header)
    if code == ARCHIVE_EOF { return nil }
    try allow(code, archive)
    guard let name = archive_entry_pathname(header) else { throw .failed("an entry has no readable name") }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = archive_read_data(archive, &piece, piece.count)
      guard count >= 0 else { throw ArchiveFault.of(archive) }
      if count == 0 { return (String(cString: name), bytes) }
      room -= count
      guard room >= 0 else { throw .failed("holds more than may be unpacked") }
      bytes += piece.prefix(count)
    }
  }

  private static func allow(_ code: Int32, _ archive: OpaquePointer) throws(ArchiveFault) {
    guard code == ARCHIVE_OK else { throw ArchiveFault.of(archive) }
  }
}

/// Collects what libarchive writes.
private final class ArchiveSink {
  var bytes: [UInt8] = []
}

private func take(
  _: OpaquePointer?, context: UnsafeMutableRawPointer?, buffer: UnsafeRawPointer?, count: Int
) -> Int {
  guard let context, let buffer else { return -1 }
  let sink = Unmanaged<ArchiveSink>.fromOpaque(context).takeUnretainedValue()
  sink.bytes += UnsafeRawBufferPointer(start: buffer, count: count)
  return count
}
