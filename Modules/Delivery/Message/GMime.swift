import CGMime

/// The little that every use of GMime needs: starting it once, GObject's casts and reference counts.
enum GMime {
  static func start() { _ = started }

  private static let started: Void = g_mime_init()

  /// GObject's inheritance is a shared first member: a cast is the same address under another type.
  static func cast<Object, Other>(_ object: UnsafeMutablePointer<Object>, to: Other.Type) -> UnsafeMutablePointer<Other>
  {
    UnsafeMutableRawPointer(object).assumingMemoryBound(to: Other.self)
  }

  static func isA(_ object: UnsafeMutableRawPointer, _ type: GType) -> Bool {
    g_type_check_instance_is_a(object.assumingMemoryBound(to: GTypeInstance.self), type) != 0
  }

  static func stream(over bytes: [UInt8]) -> Owned<GMimeStream> {
    bytes.withUnsafeBytes { raw in
      Owned(g_mime_stream_mem_new_with_buffer(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count))
    }
  }

  /// What `write` puts on a stream, as bytes.
  static func collect(_ write: (UnsafeMutablePointer<GMimeStream>) -> Int) -> [UInt8] {
    let stream = Owned(g_mime_stream_mem_new()!)
    _ = write(stream.pointer)
    guard let array = g_mime_stream_mem_get_byte_array(stream.as(GMimeStreamMem.self)), let data = array.pointee.data
    else { return [] }
    return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
  }

  /// A GObject of which we hold one reference.
  final class Owned<Object> {
    let pointer: UnsafeMutablePointer<Object>

    init(_ pointer: UnsafeMutablePointer<Object>) {
      self.pointer = pointer
    }

    func `as`<Other>(_ type: Other.Type) -> UnsafeMutablePointer<Other> { GMime.cast(pointer, to: type) }

    deinit { g_object_unref(pointer) }
  }
}
