import CGMime

/// The little that every use of GMime needs: starting it once, GObject's casts and reference counts.
enum GMime {
  private static let started: Void = g_mime_init()

  /// Everything the pool was given to keep lives until `work` is done, and no longer.
  static func run<Result, Fault>(_ work: (Pool) throws(Fault) -> Result) throws(Fault) -> Result {
    _ = started
    let pool = Pool()
    defer { pool.empty() }
    return try work(pool)
  }

  /// GObject's inheritance is a shared first member: a cast is the same address under another type.
  static func cast<Object, Other>(_ object: UnsafeMutablePointer<Object>, to: Other.Type) -> UnsafeMutablePointer<Other>
  {
    UnsafeMutableRawPointer(object).assumingMemoryBound(to: Other.self)
  }

  static func isA(_ object: UnsafeMutableRawPointer, _ type: GType) -> Bool {
    g_type_check_instance_is_a(object.assumingMemoryBound(to: GTypeInstance.self), type) != 0
  }

  static func stream(over bytes: [UInt8], _ pool: Pool) -> UnsafeMutablePointer<GMimeStream> {
    bytes.withUnsafeBytes { raw in
      pool.keep(g_mime_stream_mem_new_with_buffer(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count))
    }
  }

  /// What `write` puts on a stream, as bytes.
  static func collect(_ write: (UnsafeMutablePointer<GMimeStream>) -> Int) -> [UInt8] {
    run { pool in
      let stream = pool.keep(g_mime_stream_mem_new()!)
      _ = write(stream)
      guard let array = g_mime_stream_mem_get_byte_array(cast(stream, to: GMimeStreamMem.self)),
        let data = array.pointee.data
      else { return [] }
      return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
    }
  }

  /// The GObjects of which we hold one reference. Their pointers mean nothing to Swift's own counting,
  /// so nothing shorter than a whole piece of work may decide when they go.
  final class Pool {
    private var objects: [UnsafeMutableRawPointer] = []

    func keep<Object>(_ object: UnsafeMutablePointer<Object>) -> UnsafeMutablePointer<Object> {
      objects.append(UnsafeMutableRawPointer(object))
      return object
    }

    fileprivate func empty() {
      for object in objects.reversed() { g_object_unref(object) }
      objects = []
    }
  }
}
