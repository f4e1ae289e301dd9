extension Migration {
  /// Whose day has come is found without walking past those whose day has not, however many they are.
  static let due = Migration(19, "due") { sql in
    """
    DROP INDEX standing_by_check_day;
    CREATE INDEX standing_due ON standing (\(sql.laneFirst)check_day, customer_id);
    CREATE INDEX stop_waiting_for_silence ON stop (customer_id)
      WHERE source = 'ledger' AND proven_at IS NULL AND taken_back_at IS NULL;
    CREATE INDEX rights_case_closed ON rights_case (received_day, case_id) WHERE closed_day IS NOT NULL;
    CREATE INDEX letter_ended ON letter (recorded_day, letter_id) WHERE state <> 'waiting';
    CREATE INDEX organisation_person_by_person ON organisation_person (customer_id);
    """
  }
}

extension Dialect {
  /// In front of an index of people: their lane of the audit log, where there are several.
  var laneFirst: String {
    switch self {
    case .sqlite: ""
    case .postgresql: "(customer_id & 15), "
    }
  }
}
