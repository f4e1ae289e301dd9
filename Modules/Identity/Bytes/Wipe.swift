import Foundation

/// Overwrites memory that held a secret. The C library promises that the compiler cannot take
/// this call away as useless, which a plain loop of zeroes gives no promise of.
func wipe(_ memory: UnsafeMutableRawBufferPointer) {
  guard let start = memory.baseAddress else { return }
  explicit_bzero(start, memory.count)
}

func wipe(_ bytes: inout [UInt8]) {
  bytes.withUnsafeMutableBytes { wipe($0) }
}
