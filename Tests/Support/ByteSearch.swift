package import Foundation
import Storage

/// Looks for thousands of things at once in however many bytes: one way through them.
package struct ByteSearch {
  private let needles: [[UInt8]]
  /// By their first eight bytes, taken as a number.
  private var byStart: [UInt64: [Int]] = [:]

  /// Each of eight bytes or more.
  package init(_ needles: [Data]) {
    self.needles = needles.map(Array.init)
    for (index, needle) in self.needles.enumerated() {
      precondition(needle.count >= 8, "what is so short is found by chance")
      byStart[needle.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }, default: []].append(index)
    }
  }

  /// How many of them are somewhere in `bytes`.
  package func found(in bytes: Data) -> Int {
    var found: Set<Int> = []
    bytes.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var window: UInt64 = 0
      for (index, byte) in bytes.enumerated() {
        window = window << 8 | UInt64(byte)
        guard index >= 7, let candidates = byStart[window] else { continue }
        let start = index - 7
        for candidate in candidates where start + needles[candidate].count <= bytes.count {
          if bytes[start..<start + needles[candidate].count].elementsEqual(needles[candidate]) {
            found.insert(candidate)
          }
        }
      }
    }
    return found.count
  }
}

extension TemporaryHouse {
  /// Every file of the home at once, read by another program so that no lock is dropped.
  package func homeBytes() throws -> Data {
    try Child.run("/usr/bin/find", [layout.home.path, "-type", "f", "-exec", "cat", "{}", ";"]).output
  }
}
