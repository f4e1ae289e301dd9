import Hummingbird

/// `/business`: the booker's own organisation and nobody else's, with the acts of `zakelijk` behind every page.
extension Portal {
  func addBusiness(to router: Router<PortalContext>) {
    addContactList(to: router)
    addContacts(to: router)
    addContactEnd(to: router)
    addCards(to: router)
    addImports(to: router)
    addHistory(to: router)
    addDevices(to: router)
  }
}
