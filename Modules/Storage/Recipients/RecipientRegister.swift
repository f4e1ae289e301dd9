package import Domain

/// Who may be given data: processors and carriers, what they do for us, and how they are told when a purpose ends.
package enum RecipientRegister {
  package struct Entry: Hashable, Sendable {
    /// As disclosures name it.
    package let name: String
    package let purposes: Set<Purpose>
    package let route: InstructionRoute
    package let language: Language
    /// A mailbox of theirs; empty where somebody of ours tells them.
    package let mailbox: String
    /// Where their OpenDSR begins, such as `https://opendsr.arriva.example/v2`; empty without one.
    package let endpoint: String
    /// What verifies their answers, as PEM; empty without OpenDSR.
    package let verifyingKey: String

    package init(
      name: String, purposes: Set<Purpose>, route: InstructionRoute, language: Language = .nl, mailbox: String = "",
      endpoint: String = "", verifyingKey: String = ""
    ) {
      self.name = name
      self.purposes = purposes
      self.route = route
      self.language = language
      self.mailbox = mailbox
      self.endpoint = endpoint
      self.verifyingKey = verifyingKey
    }
  }

  /// Enters somebody, or replaces what was entered under that name.
  package static func keep(_ entry: Entry, by actor: Actor, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO recipient
        (recipient_id, name, purposes, route, language, mailbox, endpoint, verifying_key, since_day)
      VALUES (\(tx.newID()), \(entry.name), \(PurposeList.text(entry.purposes)), \(entry.route.rawValue),
        \(entry.language.rawValue), \(entry.mailbox), \(entry.endpoint), \(entry.verifyingKey), \(tx.today))
      ON CONFLICT (name) DO UPDATE SET purposes = excluded.purposes, route = excluded.route,
        language = excluded.language, mailbox = excluded.mailbox, endpoint = excluded.endpoint,
        verifying_key = excluded.verifying_key
      """)
    try AuditLog.append(
      AuditEntry(
        .recipientKept, by: actor,
        detail: [
          "recipient": entry.name, "route": entry.route.rawValue, "purposes": PurposeList.text(entry.purposes),
        ]), in: tx)
  }

  package static func all(in tx: Transaction) throws -> [Entry] {
    try tx.run("SELECT * FROM recipient ORDER BY name").map { row in
      Entry(
        name: try row.text("name"), purposes: Set(PurposeList.read(try row.text("purposes"))),
        route: try row.value("route"), language: try row.value("language"), mailbox: try row.text("mailbox"),
        endpoint: try row.text("endpoint"), verifyingKey: try row.text("verifying_key"))
    }
  }

  /// By its name, in whatever case it was typed.
  package static func find(_ name: String, in tx: Transaction) throws -> Entry? {
    try all(in: tx).first { $0.name.lowercased() == name.lowercased() }
  }
}

/// Purposes in one column.
enum PurposeList {
  static func text(_ purposes: some Sequence<Purpose>) -> String {
    purposes.map(\.rawValue).sorted().joined(separator: ",")
  }

  static func read(_ text: String) -> [Purpose] {
    text.split(separator: ",").compactMap { Purpose(rawValue: String($0)) }
  }
}
