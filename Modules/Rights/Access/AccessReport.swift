package import Domain
package import Storage

/// Everything we hold about one person on one day (Art. 15): a section for every kind of data there
/// is, also where we hold nothing of it.
package struct AccessReport: Sendable {
  package let language: Language
  package let made: Instant
  package let statement: StatementVersion
  package let statementDigest: String
  package let sections: [AccessSection]
}

/// One kind of data: what there is, what it serves, who sees it, until when.
package struct AccessSection: Sendable {
  package let category: DataCategory
  package let name: String
  package let rows: [AccessRow]
  package let purposes: [AccessPurpose]
  package let recipients: [String]
  /// Where the rows came from, each way once.
  package let provenance: [String]
  /// How we come to what was worked out rather than told (Art. 15(1)(h)).
  package let logic: String?
  /// What else has to be said: that nothing is held, or that an opt-out stays (A6).
  package let note: String?
}

/// One row, in words and as stored.
package struct AccessRow: Sendable {
  package let table: String
  package let fields: [AccessField]
  package let provenance: String
  /// The day it lapses; nil where that day is not known or does not come.
  package let until: Day?
}

package struct AccessField: Sendable {
  /// Stable: the key in the JSON file.
  package let code: String
  package let label: String
  /// In words.
  package let words: String
  /// Unmodified, as stored; bytes as hexadecimal.
  package let value: Value
  /// How a day, month or moment among the numbers is to be read.
  package let form: Column.Form?
}

/// A purpose that may use these data today.
package struct AccessPurpose: Sendable {
  package let purpose: Purpose
  package let name: String
  package let basis: LegalBasis?
  /// The basis in words, with its article; or why the data rest.
  package let ground: String
  /// An S-number, an article, or `policy`.
  package let source: String
  package let until: Day?
  /// The date, or what the end depends on.
  package let untilWords: String
}
