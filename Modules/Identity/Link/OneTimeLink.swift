package import Domain

/// What a link was issued for, as its row says.
package struct OneTimeLink: Hashable, Sendable {
  /// A customer or a case, as the use demands.
  package let owner: Int64
  /// In words of the house's own vocabulary, a row's number or a keyed digest: this column is not sealed.
  package let detail: String
  package let issued: Instant
  package let expires: Instant
}

/// What a token leads to at this moment.
package enum LinkState: Hashable, Sendable {
  case usable(OneTimeLink)
  /// Was used, and is good for one use only.
  case spent(at: Instant)
  case expired(at: Instant)
  /// Never issued, revoked, or gone long ago: nobody can tell which.
  case unknown
}
