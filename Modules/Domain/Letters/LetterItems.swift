/// A kind of data that stays: for what, why, until when and on whose word (Art. 12(4), 17(3)).
package struct KeptItem: Hashable, Sendable {
  package let category: DataCategory
  package let purpose: Purpose
  package let reason: Wording
  /// Nil: the day is not known yet; the reason says what it depends on.
  package let until: Day?
  /// An S-number, an article, or `policy`.
  package let source: String

  package init(
    _ category: DataCategory, for purpose: Purpose, reason: Wording? = nil, until: Day? = nil, source: String
  ) {
    self.category = category
    self.purpose = purpose
    self.reason = reason ?? purpose.reasonToKeep
    self.until = until
    self.source = source
  }
}

/// A kind of data that is gone.
package struct ErasedItem: Hashable, Sendable {
  package let category: DataCategory
  package let rows: Int

  package init(_ category: DataCategory, rows: Int) {
    self.category = category
    self.rows = rows
  }
}

/// A batch handed over before the stop: the only advertising that may still arrive (S25).
package struct OnItsWay: Hashable, Sendable {
  package let channel: Channel
  /// The last day it is expected.
  package let until: Day

  package init(_ channel: Channel, until: Day) {
    self.channel = channel
    self.until = until
  }
}
