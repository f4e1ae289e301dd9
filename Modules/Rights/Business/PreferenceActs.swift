package import BusinessCards
package import Domain
package import Identity
package import Storage

/// What somebody at the desk gets themselves, and silence for an address of the organisation: `zakelijk preference` and
/// `zakelijk optout`. Nobody sees or sets what another person chose; an organisation may ask for its own address to be
/// left alone, and cannot ask for more (T9).
package enum PreferenceActs {
  package struct Line: Codable, Hashable, Sendable {
    package let name: Preferences.Line
    package let isOn: Bool
    /// Whether it can be switched here.
    package let isOffered: Bool
    /// Waits for the mail that asks to confirm it.
    package let isAsked: Bool
  }

  package struct Show: DeskAct {
    package static let path = "preferences/show"
    package static let needs = DeviceScope.reading
    package var shows: DeskView { .oneself }

    package init() {}

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> [Line] {
      try PreferenceActs.lines(of: PreferenceActs.own(desk), asked: [], desk, in: tx)
    }
  }

  /// Switches one line, or leaves nothing on but messages about the journey.
  package struct Keep: DeskAct {
    package static let path = "preferences/keep"
    package static let needs = DeviceScope.writing
    package var shows: DeskView { .oneself }
    /// Nil: only messages about my journey or subscription.
    package var line: Preferences.Line?
    package var on: Bool
    package var language: Language

    package init(_ line: Preferences.Line?, on: Bool, language: Language) {
      self.line = line
      self.on = on
      self.language = language
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> [Line] {
      let customer = try PreferenceActs.own(desk)
      let preferences = Preferences(PreferenceActs.rights(desk, tx))
      var asked: [Preferences.Line] = []
      if let line, !on {
        try preferences.turnOff(line, by: customer, in: language, in: tx)
      } else {
        let current = Set(try preferences.current(of: customer, in: tx).filter(\.isOn).map(\.line))
        let wanted = line.map { current.union([$0]) } ?? current.intersection([.serviceMessages])
        asked = try preferences.keep(wanted, by: customer, in: language, in: tx).asked
      }
      return try PreferenceActs.lines(of: customer, asked: asked, desk, in: tx)
    }
  }

  package enum Way: String, CaseIterable, Codable, Sendable {
    case email, post, phone

    fileprivate var scopes: [Scope] {
      switch self {
      case .email: [.emailNS, .emailNSInternational]
      case .post: [.post]
      case .phone: [.telephone]
      }
    }
  }

  /// No advertising that way: to oneself, or to what the organisation gave as somebody's address. Off is all it can do;
  /// what was off before is not told.
  package struct OptOut: DeskAct {
    package static let path = "preferences/optOut"
    package static let needs = DeviceScope.writing
    package var shows: DeskView { handle == nil ? .oneself : .people }
    package var way: Way
    /// Nil: one's own.
    package var handle: String?
    package var language: Language

    package init(_ way: Way, contact handle: String?, language: Language) {
      self.way = way
      self.handle = handle
      self.language = language
    }

    package struct Answer: Codable, Sendable {
      /// The contact whose address is silent; empty for oneself.
      package let name: String
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Answer {
      guard let handle else {
        _ = try ObjectToProcessing(PreferenceActs.rights(desk, tx)).submit(
          each: way.scopes, by: PreferenceActs.own(desk), in: language, source: "portal", in: tx)
        return Answer(name: "")
      }
      let (customer, contact) = try Contacts.look(handle, for: desk.keeper, in: tx)
      for target in targets(contact) {
        for scope in way.scopes {
          try SuppressionList.suppress(target, scope: scope, source: "employer", in: tx)
        }
      }
      try AuditLog.append(
        AuditEntry(
          .suppressed, by: desk.keeper.actor, subject: customer,
          detail: ["channel": way.rawValue, "from": desk.keeper.from.label]), in: tx)
      return Answer(name: contact.name)
    }

    private func targets(_ contact: BusinessContact) -> [SuppressionList.Target] {
      switch way {
      case .email: contact.entry.emails.map { .email($0) }
      case .phone: contact.entry.phones.map { .phone($0) }
      case .post:
        [contact.entry.address?.postal].compactMap { $0 }.map {
          .household(
            surname: [contact.entry.middle, contact.entry.surname].filter { !$0.isEmpty }.joined(separator: " "),
            house: $0.house)
        }
      }
    }
  }

  /// One's own person: a colleague of NS Zakelijk has none here, and stands in for nobody.
  private static func own(_ desk: Desk) throws -> Int64 {
    guard let customer = desk.keeper.customer else { throw DeskRefusal.notYourOwn }
    return customer
  }

  private static func rights(_ desk: Desk, _ tx: Transaction) -> RightsDesk {
    RightsDesk(store: tx.store, publicURL: desk.publicURL, contact: desk.contact)
  }

  private static func lines(
    of customer: Int64, asked: [Preferences.Line], _ desk: Desk, in tx: Transaction
  ) throws -> [Line] {
    try Preferences(rights(desk, tx)).current(of: customer, in: tx).filter(\.isOffered).map { choice in
      Line(name: choice.line, isOn: choice.isOn, isOffered: choice.isOffered, isAsked: asked.contains(choice.line))
    }
  }
}
