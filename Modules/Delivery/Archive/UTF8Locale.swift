import Foundation

/// libarchive marks names as UTF-8 only in a locale that speaks it, and a daemon's often does not.
enum UTF8Locale {
  /// For this thread and this call alone.
  static func during<Result, Fault>(_ work: () throws(Fault) -> Result) throws(Fault) -> Result {
    // Without the locale a name in plain ASCII still comes out right.
    guard let utf8 = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { return try work() }
    let before = uselocale(utf8)
    defer {
      uselocale(before)
      freelocale(utf8)
    }
    return try work()
  }
}
