/// One row of a person's data, as far as deciding about its life needs: never its content.
package struct Datum: Hashable, Sendable {
  package let category: DataCategory
  /// The channels this datum can serve: an e-mail address serves e-mail alone. Empty: any.
  package let channels: Set<Channel>
  /// The entities it was given to. Empty: any.
  package let brands: Set<Brand>
  /// How an address came to us (A7b). Nil: the datum is no way to reach anybody.
  package let origin: AddressOrigin?
  /// The days it carries; an open anchor that has not come is absent.
  package let days: [Anchor: Day]

  package init(
    _ category: DataCategory, channels: Set<Channel> = [], brands: Set<Brand> = [], origin: AddressOrigin? = nil,
    days: [Anchor: Day] = [:]
  ) {
    self.category = category
    self.channels = channels
    self.brands = brands
    self.origin = origin
    self.days = days
  }
}
