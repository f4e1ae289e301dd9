import CArchive

/// Why an archive cannot be written or read.
package enum ArchiveFault: Error, Hashable, Sendable {
  /// An entry's name could land outside the folder it is unpacked in, or on another's place (T16).
  case name(String, String)
  case failed(String)

  static func of(_ archive: OpaquePointer) -> ArchiveFault {
    .failed(archive_error_string(archive).map { String(cString: $0) } ?? "unknown fault")
  }
}

extension ArchiveFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .name(let name, let why): "archive entry '\(name)': \(why); use plain relative names"
    case .failed(let why): "archive: \(why)"
    }
  }
}
