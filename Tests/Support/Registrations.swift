package import Domain

extension Registration {
  /// Somebody with whom all was signed that has to be, for a long time.
  package static func signed(_ name: String, _ role: Recipient, for purposes: Set<Purpose>) -> Registration {
    Registration(
      name: name, role: role, purposes: purposes, services: "does something", country: Country("NL"),
      agreement: Agreement(
        reference: "V-2019-1", from: Day("2019-01-01")!, until: Day("2049-12-31")!,
        security: "annex 2", retention: "30 days"))
  }
}
