package import BusinessCards
package import Domain
package import Identity
package import Storage

/// Corrects one's own private address (Art. 16), from where one works: `zakelijk address set --private`. Another
/// person's is theirs alone, and nobody at the desk sees it.
package struct PrivateAddressAct: DeskAct {
  package static let path = "addresses/private"
  package static let needs = DeviceScope.writing
  package var shows: DeskView { .oneself }
  package var handle: String
  package var address: BusinessAddress
  package var language: Language

  package init(of handle: String, to address: BusinessAddress, language: Language) {
    self.handle = handle
    self.address = address
    self.language = language
  }

  package struct Answer: Codable, Sendable {
    /// As it is on file from now on.
    package let lines: [String]
  }

  package func carryOut(at desk: Desk, in tx: Transaction) throws -> Answer {
    let (customer, _) = try Contacts.look(handle, for: desk.keeper, in: tx)
    guard customer == desk.keeper.customer, let postal = address.postal else { throw DeskRefusal.notYourOwn }
    try askPasswordAnew(desk.keeper, customer, in: tx)
    do {
      let rights = RightsDesk(store: tx.store, publicURL: desk.publicURL, contact: desk.contact)
      try Rectify(rights).contact(.address(postal), by: customer, in: language, in: tx)
    } catch is NothingToCorrect {
      throw DeskRefusal.noPrivateAddress
    }
    return Answer(lines: postal.lines)
  }

  /// A computer is signed in for weeks; the address at home takes a password of just now, as it does on the website.
  private func askPasswordAnew(_ keeper: Keeper, _ customer: Int64, in tx: Transaction) throws {
    guard case .device(let handle) = keeper.from else { return }
    let device = try Devices.all(of: customer, in: tx).first { $0.handle == handle }
    guard device?.isFresh(at: tx.now) == true else { throw DeskRefusal.signInAgain }
  }
}
