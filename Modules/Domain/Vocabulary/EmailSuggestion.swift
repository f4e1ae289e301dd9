import Foundation

extension EmailAddress {
  /// What the person probably meant: `jan@gmial.com` becomes `jan@gmail.com`. Nil when the domain is
  /// a known one, or resembles none. It is shown beside the field and never applied unasked.
  package var suggestion: EmailAddress? { EmailAddress.suggestion(for: text) }

  /// The same for what is no address at all, such as `jan@gmail` or `jan@ziggo,nl`.
  package static func suggestion(for typed: String) -> EmailAddress? {
    let text = typed.filter { !$0.isWhitespace }.lowercased().replacing(",", with: ".")
    guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return nil }
    let domain = String(text[text.index(after: at)...]).trimmingCharacters(in: ["."])
    if elsewhere.contains(domain) { return nil }
    guard let meant = nearestProvider(to: domain) else { return nil }
    let suggestion = EmailAddress("\(text[..<at])@\(meant)")
    return suggestion == EmailAddress(typed) ? nil : suggestion
  }

  private static func nearestProvider(to domain: String) -> String? {
    if providers.contains(domain) { return domain }
    let name = domain.prefix { $0 != "." }
    if name.count >= 5, let same = providers.first(where: { $0.prefix { $0 != "." } == name }) { return same }
    let ranked = providers.map { ($0, typingDistance(domain, $0)) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    // A short name is one slip away from too many honest domains.
    let slips = best.0.count >= 9 ? 2 : 1
    return best.1 <= slips ? best.0 : nil
  }

  /// Where people in the Netherlands have their mail, the most used first.
  private static let providers = [
    "gmail.com", "hotmail.com", "outlook.com", "ziggo.nl", "kpnmail.nl", "hotmail.nl", "live.nl", "icloud.com",
    "planet.nl", "home.nl", "hetnet.nl", "xs4all.nl", "upcmail.nl", "kpnplanet.nl", "casema.nl", "chello.nl",
    "quicknet.nl", "zeelandnet.nl", "caiway.nl", "solcon.nl", "telfort.nl", "tele2.nl", "versatel.nl", "zonnet.nl",
    "outlook.nl", "yahoo.com", "protonmail.com",
  ]

  /// Real ones that look like a slip of the finger and are none.
  private static let elsewhere: Set<String> = [
    "mail.com", "email.com", "ymail.com", "gmx.com", "gmx.net", "gmx.de", "googlemail.com", "aol.com", "pm.me",
    "hotmail.be", "hotmail.de", "hotmail.fr", "hotmail.co.uk", "outlook.be", "outlook.de", "outlook.fr", "live.be",
    "live.com", "live.fr", "live.co.uk", "yahoo.de", "yahoo.fr", "yahoo.co.uk", "yahoo.nl", "mac.com", "telenet.be",
  ]
}

/// How many slips (a key missed, added, wrong, or two swapped) lie between two words.
func typingDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first.unicodeScalars)
  let b = Array(second.unicodeScalars)
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      let same = a[i] == b[j] ? 0 : 1
      var least = min(last[j + 1] + 1, row[j] + 1, last[j] + same)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
      row.append(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
