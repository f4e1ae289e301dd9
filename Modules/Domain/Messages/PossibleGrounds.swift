extension Statement {
  /// Every ground on which a message like this may come to somebody: what can be said of it without knowing to whom.
  package func grounds(of approach: Approach) -> [SendGround] {
    let uses = terms(of: approach.purpose)?.uses.filter { $0.lanes.contains(approach.lane) } ?? []
    var grounds: [SendGround] = []
    for terms in uses.flatMap(\.bases) {
      if let soft = terms.softOptIn {
        grounds.append(SendGround(terms.basis, isSoftOptIn: true))
        grounds.append(SendGround(.consent, consent: soft.otherwise))
      } else {
        grounds.append(SendGround(terms.basis, consent: terms.consent, agreement: terms.agreement))
      }
    }
    var seen: Set<SendGround> = []
    return grounds.filter { seen.insert($0).inserted }
  }
}
