/// An amount of money as the exports write it, in cents.
enum Money {
  /// `1,76`, `-4,00`, `€ 4,50`, `-€ 4,50`, `€0,00`, `4.50`, `€ 14.97`, `1.234,56`, `4,50-`.
  static func cents(_ text: String) -> Int? {
    var rest = Substring(text.filter { !$0.isWhitespace })
    var negative = false
    var signs = 0
    func strip(_ prefixes: [String]) -> Bool {
      for prefix in prefixes where rest.hasPrefix(prefix) {
        rest = rest.dropFirst(prefix.count)
        return true
      }
      return false
    }
    // The euro sign read in the wrong code page and saved again is found in real files.
    let currency = ["€", "EUR", "â‚¬"]
    for _ in 0..<2 {
      if strip(["-", "\u{2212}"]) {
        negative = true
        signs += 1
      }
      if strip(["+"]) { signs += 1 }
      _ = strip(currency)
    }
    if rest.hasSuffix("-") {
      rest = rest.dropLast()
      negative = true
      signs += 1
    }
    guard signs <= 1, let cents = unsigned(rest) else { return nil }
    return negative ? -cents : cents
  }

  private static func unsigned(_ text: Substring) -> Int? {
    guard text.count <= 14, let first = text.utf8.first, (0x30...0x39).contains(first),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E })
    else { return nil }
    let groups = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    let marks = text.filter { $0 == "," || $0 == "." }
    guard let last = groups.last, groups.count > 1 else { return whole(text).map { $0 * 100 } }
    // The last mark begins the cents when one or two digits follow it; three are a group of thousands.
    let hasCents = last.count == 1 || last.count == 2
    let thousands = hasCents ? groups.dropLast() : groups[...]
    guard hasCents || last.count == 3, thousands.dropFirst().allSatisfy({ $0.count == 3 }),
      thousands.count == 1 || (1...3).contains(thousands[0].count),
      Set(hasCents ? marks.dropLast() : marks[...]).count <= 1,
      !(hasCents && thousands.count > 1 && marks.first == marks.last),
      let euros = whole(Substring(thousands.joined(separator: "")))
    else { return nil }
    guard hasCents else { return euros * 100 }
    guard let small = Int(last) else { return nil }
    return euros * 100 + (last.count == 1 ? small * 10 : small)
  }

  /// At most a million euros: more is no fare, and no sum of them can overflow.
  private static func whole(_ text: Substring) -> Int? {
    guard text.count <= 7, let number = Int(text), number <= 1_000_000 else { return nil }
    return number
  }
}

/// A wall clock time as minutes after midnight: `8:15`, `08:15`, `08:15:30`.
enum ClockTime {
  static func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), (1...2).contains(parts[0].count),
      parts.dropFirst().allSatisfy({ $0.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60,
      parts.count == 2 || Int(parts[2]).map({ $0 < 60 }) == true
    else { return nil }
    return hour * 60 + minute
  }
}

enum CardNumber {
  /// Digits only; nil for what is no card number.
  static func digits(_ text: String) -> String? {
    let kept = text.filter { !$0.isWhitespace && $0 != "-" && $0 != "." }
    guard (4...20).contains(kept.utf8.count), kept.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return kept
  }

  /// The card in `reistransacties_3528000000000000_….csv`.
  static func inFileName(_ name: String) -> String? {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let parts = file.split(separator: "_")
    guard parts.count >= 2, parts[0].lowercased() == "reistransacties" else { return nil }
    return digits(String(parts[1].prefix { $0 != "." }))
  }
}
