import Domain
import Identity
import Storage

/// Enters somebody at an organisation on its word (Art. 14): a person of their own, with the agreement of the card or the
/// bookings, the details told, and a letter to them that says so.
package struct ContactAdding {
  private let desk: Desk
  private let organisation: Organisations.Organisation
  /// Art. 14: who told us what, for what, and that both are controllers. The same for everybody there.
  private let told: RenderedLetter

  package init(_ desk: Desk, at organisation: Organisations.Organisation) {
    self.desk = desk
    self.organisation = organisation
    told = EmployerTold(
      organisation: organisation.name, page: "\(desk.publicURL)/statement", contact: desk.contact
    ).rendered(in: .nl)
  }

  /// What somebody agrees to who carries a card or books for others.
  private static let terms = "2026"

  /// Never joined to somebody known for a name or an address they share (T15): whoever has both at this organisation
  /// already is named instead.
  func add(_ entry: ContactEntry, as role: Organisations.Role, in tx: Transaction) throws -> Int64 {
    let entry = try entry.checked()
    if let handle = try whoIsThere(entry, in: tx) { throw DeskRefusal.alreadyThere(handle: handle) }
    return try enter(entry, as: role, in: tx)
  }

  /// Without looking who is there: for a file, whose rows were held against everybody before.
  func enter(_ entry: ContactEntry, as role: Organisations.Role, in tx: Transaction) throws -> Int64 {
    try organisation.mayGrow()
    let customer = try People.make(language: .nl, in: tx)
    try Evidence.agree(.businessCard, of: customer, terms: Self.terms, since: tx.today, in: tx)
    try Organisations.join(customer, organisation.id, as: role, since: tx.today, in: tx)
    let changed = try Contacts.write(entry, of: customer, at: organisation.id, in: tx)
    if role.keepsContacts { try open(entry, customer, in: tx) }
    // To the address for work, by mail or on paper.
    try EmployerLetter(entry, told).enqueue(as: "employerTold", by: desk.keeper.actor, in: tx)
    try DeskLog.audit(.contactAdded, of: customer, what: changed, ["role": role.rawValue], by: desk.keeper, in: tx)
    return customer
  }

  /// Gives somebody who is there another role.
  func join(_ customer: Int64, as role: Organisations.Role, in tx: Transaction) throws {
    if role == .cardholder { try organisation.mayGrow() }
    try tx.lock(.person(customer))
    let roles = try Organisations.roles(of: customer, at: organisation.id, in: tx)
    guard !roles.isEmpty else { throw DeskRefusal.notInYourOrganisation }
    guard !roles.contains(role) else { throw DeskRefusal.hasThatRole }
    try Organisations.join(customer, organisation.id, as: role, since: tx.today, in: tx)
    let entry = ContactEntry(try ContactReading.rows(of: customer, at: organisation.id, opening: true, in: tx))
    if role.keepsContacts, try Accounts.find(of: customer, as: .booker, in: tx)?.isOpen != true {
      try open(entry, customer, in: tx)
    }
    try DeskLog.audit(
      .contactChanged, of: customer, what: [.role], ["role": role.rawValue], by: desk.keeper, in: tx)
  }

  /// An account to keep contacts with: entered by a link to that address first, with a password once they choose one.
  private func open(_ entry: ContactEntry, _ customer: Int64, in tx: Transaction) throws {
    guard let login = entry.emails.first else { throw DeskRefusal.needsMailAddress }
    do {
      try Accounts.make(.booker, for: customer, login: login, by: desk.keeper.actor, in: tx)
    } catch AccountRefused.loginTaken {
      throw DeskRefusal.loginTaken
    }
    let text = KeeperTold(organisation: organisation.name, page: "\(desk.publicURL)/login", contact: desk.contact)
    try EmployerLetter(entry, text.rendered(in: .nl)).enqueue(as: "keeperTold", by: desk.keeper.actor, in: tx)
  }

  private func whoIsThere(_ entry: ContactEntry, in tx: Transaction) throws -> String? {
    let people = try ContactReading.people(of: organisation.id, in: tx)
    let name = Identifier.fold(entry.name)
    for email in entry.emails {
      let found = Set(try BlindIndex.customers(.email(email), in: tx))
      for person in people where found.contains(person.customer) {
        let known = ContactEntry(
          try ContactReading.rows(of: person.customer, at: organisation.id, opening: true, in: tx))
        if known.emails.contains(email), Identifier.fold(known.name) == name { return person.handle }
      }
    }
    return nil
  }
}
