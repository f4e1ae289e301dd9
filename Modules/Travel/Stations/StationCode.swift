/// A station's abbreviation, such as `UT`: stations are counted by code, since their names change.
///
/// At most eight letters and digits packed into one number, first letter highest, so that codes
/// compare as their text does and counting them costs no text.
package struct StationCode: Hashable, Comparable, Sendable {
  package let packed: UInt64

  package init?(_ text: String) {
    var packed: UInt64 = 0
    guard (1...8).contains(text.utf8.count) else { return nil }
    for byte in text.utf8 {
      let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
      guard (0x41...0x5A).contains(upper) || (0x30...0x39).contains(upper) else { return nil }
      packed = packed << 8 | UInt64(upper)
    }
    self.packed = packed << UInt64(8 * (8 - text.utf8.count))
  }

  package static func < (a: StationCode, b: StationCode) -> Bool { a.packed < b.packed }
}

extension StationCode: CustomStringConvertible {
  package var description: String {
    String(
      decoding: (0..<8).map { UInt8(truncatingIfNeeded: packed >> UInt64(56 - 8 * $0)) }.filter { $0 != 0 },
      as: UTF8.self)
  }
}
