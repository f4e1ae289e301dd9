import Foundation

/// Every file under some folders, once each, read piece by piece.
///
/// Pieces are copied, not mapped: a program at work empties its journal meanwhile, and whoever looks at a mapped file
/// that became shorter is ended by the machine.
struct FolderReading {
  /// A file that could not be read: then nobody may say that there is nothing in it.
  struct Fault: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path) could not be searched: \(reason). Nothing can be said of what it holds." }
  }

  private struct Place: Hashable {
    let device: UInt64
    let number: UInt64
  }

  private var seen: Set<Place> = []
  private(set) var files = 0
  private(set) var bytes: Int64 = 0
  /// Gone between being listed and being read, as files of a program at work may be.
  private(set) var vanished = 0

  static let piece = 1 << 20

  /// Every file under `path`, or the file itself; none that was met before, under whatever name.
  mutating func each(under path: String, _ visit: (inout FolderReading, String) throws -> Void) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno != ENOENT { throw Fault(path: path, reason: String(cString: strerror(errno))) }
      return vanished += 1
    }
    guard seen.insert(Place(device: UInt64(status.st_dev), number: UInt64(status.st_ino))).inserted else { return }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: path)
      } catch {
        throw Fault(path: path, reason: "the folder cannot be listed")
      }
      for name in names.sorted() { try each(under: path + "/" + name, visit) }
    case S_IFREG: try visit(&self, path)
    // A socket or a pipe keeps nothing.
    default: break
    }
  }

  /// Reads `path`, each piece with the last `overlap` bytes of the one before it; `body` is told where it begins, and
  /// how much of it was there before. `buffer` holds a piece and the overlap.
  mutating func read(
    _ path: String, overlap: Int, into buffer: UnsafeMutableRawBufferPointer,
    _ body: (UnsafeRawBufferPointer, _ begins: Int64, _ known: Int) -> Void
  ) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else {
      if errno != ENOENT { throw Fault(path: path, reason: String(cString: strerror(errno))) }
      return vanished += 1
    }
    defer { close(file) }
    files += 1
    guard let base = buffer.baseAddress else { return }
    var (known, place) = (0, Int64(0))
    while true {
      let count = pread(file, base + known, Self.piece, off_t(place))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Fault(path: path, reason: String(cString: strerror(errno))) }
      if count == 0 { return }
      let whole = known + count
      body(UnsafeRawBufferPointer(rebasing: buffer[..<whole]), place - Int64(known), known)
      place += Int64(count)
      bytes += Int64(count)
      let kept = min(overlap, whole)
      memmove(base, base + whole - kept, kept)
      known = kept
    }
  }
}
