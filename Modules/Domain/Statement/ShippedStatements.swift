/// The versions that come with the programs. What counts is what was activated in the database:
/// these are what `init` activates and what a release to the newer one starts from.
package enum ShippedStatements {
  /// Marketing rests on legitimate interest.
  package static let klantrelatie2019 = PackageResources.klantrelatie_2019_json
  /// Marketing rests on consent.
  package static let klantrelatie2026 = PackageResources.klantrelatie_2026_json

  /// What a new house begins with.
  package static func first() throws(StatementRefusal) -> Statement { try Statement(reading: klantrelatie2019) }

  package static func all() throws(StatementRefusal) -> [Statement] {
    [try first(), try Statement(reading: klantrelatie2026)]
  }
}
