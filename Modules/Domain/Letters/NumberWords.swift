// Every number and duration a person reads is worded here.

extension Int {
  /// `1.234.567` or `1,234,567`.
  package func grouped(in language: Language) -> String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += Wording(".", ",")[language] }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + text
  }
}

/// How long something took, in the measure people think in.
package enum DurationWords {
  package static func of(milliseconds: Int64, in language: Language) -> String {
    let seconds = Int(milliseconds / 1000)
    return switch milliseconds {
    case ..<10_000:
      tenths(milliseconds, language) + Wording(" seconden", " seconds")[language]
    case ..<120_000: "\(seconds)" + Wording(" seconden", " seconds")[language]
    case ..<7_200_000: "\(seconds / 60)" + Wording(" minuten", " minutes")[language]
    case ..<172_800_000: "\(seconds / 3600)" + Wording(" uur", " hours")[language]
    default: "\(seconds / 86_400)" + Wording(" dagen", " days")[language]
    }
  }

  private static func tenths(_ milliseconds: Int64, _ language: Language) -> String {
    let tenths = (milliseconds + 50) / 100
    return "\(tenths / 10)\(Wording(",", ".")[language])\(tenths % 10)"
  }
}
