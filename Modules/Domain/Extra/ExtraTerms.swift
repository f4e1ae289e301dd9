import Foundation

/// What somebody agrees to who joins NS Extra (S30, S31): data beside the statement, in our own words. The version agreed to
/// is kept with the agreement; another text is another version.
package struct ExtraTerms: Hashable, Codable, Sendable {
  package let version: String
  package let inForceFrom: Day
  package let clauses: [Wording]

  /// What is agreed to today.
  package static let current: ExtraTerms = {
    do {
      return try JSONDecoder().decode(
        ExtraTerms.self, from: Foundation.Data(PackageResources.ns_extra_2026_json))
    } catch {
      preconditionFailure("the terms that ship cannot be read: \(error)")
    }
  }()
}
