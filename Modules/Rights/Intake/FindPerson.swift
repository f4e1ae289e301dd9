package import Domain
import Identity
import Storage

/// A colleague looks somebody up by what that person says: exactly one of the closed list, and, where that is several
/// people's, one thing more. Nobody is ever listed: more than one answer is answered with a question (T10, T15).
package struct FindPerson: Sendable {
  package enum By: Hashable, Sendable {
    case email(EmailAddress)
    case phone(PhoneNumber)
    /// Of a customer or of a card.
    case number(String)
    /// The house as `PostalAddress.house` writes it.
    case household(surname: String, house: String)
  }

  package enum Found: Sendable {
    case nobody
    /// Several have it, and what tells them apart is missing or fits not just one.
    case several
    case person(PersonOnScreen)
  }

  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// - Parameter apart: a first name or the last four digits of a card, of whoever it is about.
  package func find(_ by: By, apart: String = "", for taken: TakenDown) async throws -> Found {
    try await desk.store.write { tx in
      try taken.check(tx.today, may: .findPerson)
      try taken.check(tx.today, may: .viewPerson)
      let people = try Self.seek(by, apart: apart, for: taken, in: tx)
      guard let person = people.first else { return .nobody }
      guard people.count == 1 else { return .several }
      return .person(try PersonOnScreen.look(at: person, for: taken, in: tx))
    }
  }

  /// Whom it means, with the note that somebody looked.
  private static func seek(_ by: By, apart: String, for taken: TakenDown, in tx: Transaction) throws -> [Int64] {
    let people = try people(by, apart: apart, in: tx)
    try AuditLog.append(
      AuditEntry(
        .personSought, by: taken.by.actor,
        detail: [
          "kind": by.kind, "way": taken.way.rawValue, "ticket": taken.ticket.text,
          "found": people.count > 1 ? "several" : String(people.count),
        ]), in: tx)
    return people
  }

  /// The one it means; nil where it means nobody. Refuses where it means several.
  static func one(_ by: By, apart: String, for taken: TakenDown, in tx: Transaction) throws -> Int64? {
    let people = try seek(by, apart: apart, for: taken, in: tx)
    guard people.count <= 1 else { throw IntakeRefused.notFoundAgain }
    return people.first
  }

  private static func people(_ by: By, apart: String, in tx: Transaction) throws -> [Int64] {
    let found: Set<Int64> =
      switch by {
      case .email(let email): Set(try BlindIndex.customers(.email(email), in: tx))
      case .phone(let phone): Set(try BlindIndex.customers(.phone(phone), in: tx))
      case .number(let number):
        Set(try BlindIndex.customers(.customerNumber(number), in: tx) + BlindIndex.customers(.card(number), in: tx))
      case .household(let surname, let house):
        Set(try ContactDetails.customers(surname: surname, house: house, in: tx))
      }
    let people = found.sorted()
    guard people.count > 1, !apart.isEmpty else { return people }
    let fitting = try people.filter { try isCalled(apart, $0, in: tx) }
    // Where it fits none of them, it does not say that there are several either: it is asked again.
    return fitting.isEmpty ? people : fitting
  }

  private static func isCalled(_ apart: String, _ person: Int64, in tx: Transaction) throws -> Bool {
    if SharedMailbox.isWellFormed(apart) {
      return try CardsSeen.lastDigits(of: person, in: tx).contains(apart)
    }
    let given = try ContactDetails.onFile(of: person, in: tx).given ?? ""
    return !given.isEmpty && Identifier.fold(given) == Identifier.fold(apart)
  }
}

extension FindPerson.By {
  /// What the log says it was sought by.
  var kind: String {
    switch self {
    case .email: "email"
    case .phone: "phone"
    case .number: "number"
    case .household: "address"
    }
  }

  /// What an objection can name, whether or not anybody has it.
  package var who: ObjectToProcessing.Who? {
    switch self {
    case .email(let email): .email(email)
    case .phone(let phone): .phone(phone)
    case .household(let surname, let house): .household(surname: surname, house: house)
    case .number: nil
    }
  }
}

/// Cards that still work, as far as a colleague may see them.
enum CardsSeen {
  static func lastDigits(of person: Int64, in tx: Transaction) throws -> [String] {
    try Rows.read(Inventory.table("card"), of: person, opening: true, in: tx)
      .filter { $0.record.isNull("ended_day") }
      .compactMap { $0.fields?["number"].map { String($0.suffix(4)) } }.sorted()
  }
}
