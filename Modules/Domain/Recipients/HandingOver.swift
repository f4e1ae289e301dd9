/// May data be handed over: to whom, for what, on which day (S42–S48, Art. 28 and 44–49)? The one place that decides it.
///
/// Whether a person's own data may be among them is another question, which `mayUse` answers.
package func mayHandOver(
  to entry: Registration, for purpose: Purpose, on day: Day, under statement: Statement
) -> Result<Clearance, HandOverRefused> {
  func refused(_ reason: HandOverRefusal) -> Result<Clearance, HandOverRefused> {
    .failure(HandOverRefused(entry.name, purpose, reason))
  }
  guard let role = entry.role else { return refused(.noRole) }
  guard entry.purposes.contains(purpose) else { return refused(.notForThis) }
  // The public was told who gets what: a contract with somebody adds nobody to that (Art. 13(1)(e)).
  guard statement.terms(of: purpose)?.recipients.contains(role) == true else { return refused(.notInStatement(role)) }
  // An authority asks by law, and signs nothing.
  if role.kind != .authority {
    guard let agreement = entry.agreement else { return refused(.noAgreement) }
    guard agreement.from <= day else { return refused(.agreementBeginsLater(agreement.from)) }
    guard day <= agreement.until else { return refused(.agreementEnded(agreement.until)) }
    guard !agreement.security.isEmpty else { return refused(.noSecurityTerms) }
    guard !agreement.retention.isEmpty else { return refused(.noRetentionTerms) }
  }
  guard let country = entry.country else { return refused(.noCountry) }
  if !country.isInEEA {
    guard let transfer = entry.transfer else { return refused(.noTransferInstrument(country)) }
    guard !transfer.instrument.needsAssessment || !transfer.assessment.isEmpty else {
      return refused(.noAssessment(country))
    }
    guard day <= transfer.until else { return refused(.transferEnded(transfer.until)) }
  }
  return .success(Clearance(recipient: entry.name, role: role, purpose: purpose, day: day))
}

/// Proof that data may go to somebody for a purpose, on a day. Only `mayHandOver` makes one, and whatever leaves the house
/// asks for one: a file for a partner cannot be written, because there is nobody to clear (S38–S41).
package struct Clearance: Hashable, Sendable {
  package let recipient: String
  package let role: Recipient
  package let purpose: Purpose
  package let day: Day

  fileprivate init(recipient: String, role: Recipient, purpose: Purpose, day: Day) {
    self.recipient = recipient
    self.role = role
    self.purpose = purpose
    self.day = day
  }
}

/// Why data may not be handed over.
package enum HandOverRefusal: Hashable, Sendable {
  case notInRegister
  /// Nobody in the register plays the role.
  case nobodyFor(Recipient)
  case noRole
  case notForThis
  case notInStatement(Recipient)
  case noAgreement
  case agreementBeginsLater(Day)
  case agreementEnded(Day)
  case noSecurityTerms
  case noRetentionTerms
  case noCountry
  case noTransferInstrument(Country)
  case noAssessment(Country)
  case transferEnded(Day)
}

/// A hand-over that was refused: to whom, for what, why, and what to do about it.
package struct HandOverRefused: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nil where nobody plays the role.
  package let recipient: String?
  package let purpose: Purpose
  package let reason: HandOverRefusal

  package init(_ recipient: String?, _ purpose: Purpose, _ reason: HandOverRefusal) {
    self.recipient = recipient
    self.purpose = purpose
    self.reason = reason
  }

  package var description: String {
    "\(recipient.map { "\($0) may be given nothing" } ?? "Nothing may be handed over") for \(purpose.rawValue): \(because)."
  }

  private var because: String {
    switch reason {
    case .notInRegister: "it is not in the register. Enter it with 'rechtspoor recipient add'"
    case .nobodyFor(let role):
      "the register does not say who is \(role.name(in: .en)). Enter them with 'rechtspoor recipient add --role \(role.rawValue)'"
    case .noRole: "the register does not say what it is to us. Enter it again, with --role"
    case .notForThis: "its entry does not name this purpose. Enter it again with --purpose, if it was agreed"
    case .notInStatement(let role):
      "the statement names no \(role.rawValue) for it. Give the data to nobody of whom the statement does not speak"
    case .noAgreement:
      "no agreement is entered. Have one signed, and enter it with --agreement, --from, --until, --security and --retention"
    case .agreementBeginsLater(let day): "the agreement begins on \(day). Wait until then"
    case .agreementEnded(let day): "the agreement ended on \(day). Renew it, and enter its new last day with --until"
    case .noSecurityTerms:
      "the agreement does not say how the data are secured. Agree on it, and enter where with --security"
    case .noRetentionTerms:
      "the agreement does not say how long they keep the data. Agree on it, and enter it with --retention"
    case .noCountry: "the register does not say where they keep the data. Enter it with --country"
    case .noTransferInstrument(let country):
      "\(country.code) lies outside the EEA, and nothing allows the transfer. Enter what does, with --instrument"
    case .noAssessment(let country):
      "nobody has weighed what the law of \(country.code) does to the data. Do so, and enter where with --assessment"
    case .transferEnded(let day):
      "what allowed the transfer ended on \(day). Look at it again, and enter its new last day with --instrument-until"
    }
  }
}
