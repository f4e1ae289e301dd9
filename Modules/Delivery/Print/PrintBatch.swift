package import Domain

/// What is known of a batch after it was handed over: no names, so that it may be kept and shown (S25).
package struct PrintBatch: Hashable, Sendable {
  package let batch: String
  package let count: Int
  /// Of the CSV file, in hexadecimal.
  package let sha256: String
  package let time: Instant

  package var fileName: String { "print-\(batch).csv" }
  package var recordName: String { "print-\(batch).json" }

  /// `{"batch":…,"count":…,"sha256":…,"time":…}`; every value is plain by construction.
  package var json: [UInt8] {
    Array(#"{"batch":"\#(batch)","count":\#(count),"sha256":"\#(sha256)","time":"\#(time)"}"#.utf8) + [0x0a]
  }
}
