/// How a purpose reaches a person. `inHouse` is the absence of a message: analysis, contract, tax.
package enum Channel: String, CaseIterable, Codable, Sendable {
  case email, post, telephone, inHouse
}

/// A sender is a legal entity: a list of NS is not a list of NS International (S23).
package enum Brand: String, CaseIterable, Codable, Sendable {
  case ns, nsInternational
}

/// One way in which a purpose is carried out.
package struct Lane: Hashable, Sendable {
  package let channel: Channel
  package let brand: Brand

  package init(_ channel: Channel, _ brand: Brand) {
    self.channel = channel
    self.brand = brand
  }
}
