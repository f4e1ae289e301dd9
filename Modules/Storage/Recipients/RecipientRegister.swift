package import Domain

/// Who may be given data: processors, carriers and authorities, what they do for us, on which terms, and how they are told
/// when a purpose ends.
package enum RecipientRegister {
  package struct Entry: Hashable, Sendable {
    /// Who they are, and what a hand-over to them rests on.
    package let registration: Registration
    package let route: InstructionRoute
    package let language: Language
    /// A mailbox of theirs; empty where somebody of ours tells them.
    package let mailbox: String
    /// Where their OpenDSR begins, such as `https://opendsr.arriva.example/v2`; empty without one.
    package let endpoint: String
    /// What verifies their answers, as PEM; empty without OpenDSR.
    package let verifyingKey: String

    /// As disclosures name it.
    package var name: String { registration.name }
    package var purposes: Set<Purpose> { registration.purposes }

    package init(
      _ registration: Registration, route: InstructionRoute, language: Language = .nl, mailbox: String = "",
      endpoint: String = "", verifyingKey: String = ""
    ) {
      self.registration = registration
      self.route = route
      self.language = language
      self.mailbox = mailbox
      self.endpoint = endpoint
      self.verifyingKey = verifyingKey
    }
  }

  /// Enters somebody, or replaces what was entered under that name.
  package static func keep(_ entry: Entry, by actor: Actor, in tx: Transaction) throws {
    let known = entry.registration
    let (agreement, transfer) = (known.agreement, known.transfer)
    try tx.run(
      """
      INSERT INTO recipient
        (recipient_id, name, purposes, route, language, mailbox, endpoint, verifying_key, since_day, role, services,
         country, agreement, agreement_from, agreement_until, security, retention, instrument, instrument_reference,
         assessment, instrument_until)
      VALUES (\(tx.newID()), \(entry.name), \(PurposeList.text(entry.purposes)), \(entry.route.rawValue),
        \(entry.language.rawValue), \(entry.mailbox), \(entry.endpoint), \(entry.verifyingKey), \(tx.today),
        \(known.role?.rawValue ?? ""), \(known.services), \(known.country?.code ?? ""), \(agreement?.reference ?? ""),
        \(agreement?.from), \(agreement?.until), \(agreement?.security ?? ""), \(agreement?.retention ?? ""),
        \(transfer?.instrument.rawValue ?? ""), \(transfer?.reference ?? ""), \(transfer?.assessment ?? ""),
        \(transfer?.until))
      ON CONFLICT (name) DO UPDATE SET purposes = excluded.purposes, route = excluded.route,
        language = excluded.language, mailbox = excluded.mailbox, endpoint = excluded.endpoint,
        verifying_key = excluded.verifying_key, role = excluded.role, services = excluded.services,
        country = excluded.country, agreement = excluded.agreement, agreement_from = excluded.agreement_from,
        agreement_until = excluded.agreement_until, security = excluded.security, retention = excluded.retention,
        instrument = excluded.instrument, instrument_reference = excluded.instrument_reference,
        assessment = excluded.assessment, instrument_until = excluded.instrument_until
      """)
    try AuditLog.append(
      AuditEntry(
        .recipientKept, by: actor,
        detail: [
          "recipient": entry.name, "route": entry.route.rawValue, "purposes": PurposeList.text(entry.purposes),
          "role": known.role?.rawValue ?? "", "country": known.country?.code ?? "",
          "agreement": agreement?.reference ?? "", "until": agreement?.until.description ?? "",
          "instrument": transfer?.instrument.rawValue ?? "",
        ]), in: tx)
  }

  package static func all(in tx: Transaction) throws -> [Entry] {
    try tx.run("SELECT * FROM recipient ORDER BY name").map { row in
      Entry(
        try registration(row), route: try row.value("route"), language: try row.value("language"),
        mailbox: try row.text("mailbox"), endpoint: try row.text("endpoint"),
        verifyingKey: try row.text("verifying_key"))
    }
  }

  /// By its name, in whatever case it was typed.
  package static func find(_ name: String, in tx: Transaction) throws -> Entry? {
    try all(in: tx).first { $0.name.lowercased() == name.lowercased() }
  }

  private static func registration(_ row: Record) throws -> Registration {
    Registration(
      name: try row.text("name"), role: Recipient(rawValue: try row.text("role")),
      purposes: Set(PurposeList.read(try row.text("purposes"))), services: try row.text("services"),
      country: Country(try row.text("country")), agreement: try agreement(row), transfer: try transfer(row))
  }

  private static func agreement(_ row: Record) throws -> Agreement? {
    guard let from = try row.optionalDay("agreement_from"), let until = try row.optionalDay("agreement_until") else {
      return nil
    }
    return Agreement(
      reference: try row.text("agreement"), from: from, until: until, security: try row.text("security"),
      retention: try row.text("retention"))
  }

  private static func transfer(_ row: Record) throws -> Transfer? {
    guard let instrument = TransferInstrument(rawValue: try row.text("instrument")),
      let until = try row.optionalDay("instrument_until")
    else { return nil }
    return Transfer(
      instrument: instrument, reference: try row.text("instrument_reference"), assessment: try row.text("assessment"),
      until: until)
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
