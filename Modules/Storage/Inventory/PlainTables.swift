package import Domain

/// One table that holds no data about a person in the clear: digests, queues, chains, and what the house
/// knows of itself. Its columns are declared too, so that no name slips into one of them unseen.
package struct PlainTable: Sendable {
  package let name: String
  package let columns: [String]
  /// The drawer its column `sealed` lies in: what is an organisation's own and nobody else's to read.
  package let compartment: Compartment?

  init(_ name: String, sealedIn compartment: Compartment? = nil, _ columns: String...) {
    self.name = name
    self.columns = columns
    self.compartment = compartment
  }
}

extension Inventory {
  /// From a digest or number to its owner.
  package static let lookups = [
    PlainTable("lookup", "kind", "digest", "customer_id", "row_id"),
    PlainTable("suppression", "kind", "digest", "channel", "brand", "scope", "since_at", "source"),
    PlainTable("organisation_person", "organisation_id", "customer_id"),
    PlainTable("case_reference", "reference", "case_id"),
    PlainTable("unusable_address", "kind", "digest", "why", "since_day"),
    PlainTable("register_entry", "digest", "kind"),
  ]

  package static let machinery = [
    PlainTable("schema_migration", "number", "name"),
    PlainTable("house", "name", "value"),
    PlainTable(
      "statement_activation", "sequence", "version", "digest", "in_force_from", "source", "activated_at",
      "first_release", "second_release"),
    PlainTable("statement_release", "plan_digest", "staff", "released_at"),
    PlainTable("ledger", "sequence", "at", "kind", "subject", "body", "mac"),
    PlainTable("key_destruction", "destruction_id", "owner_id", "compartment", "ordered_at"),
    PlainTable("audit_segment", "segment", "released_at"),
    PlainTable("audit_release", "segment", "release", "signed_by", "signature"),
    PlainTable(
      "audit_entry", "segment", "lane", "sequence", "at", "actor", "action", "subject", "reference", "detail",
      "previous", "hash"),
    PlainTable("session", "token_digest", "customer_id", "kind", "created_at", "used_at"),
    PlainTable(
      "one_time_link", "token_digest", "purpose", "owner_id", "detail", "created_at", "expires_at", "consumed_at"),
    PlainTable("attempt", "act", "who_digest", "window_start", "tries", "failures", "last_at"),
    PlainTable("organisation", "organisation_id", "name", "kvk_number", "since_day", "ended_day"),
    PlainTable(
      "organisation_card", sealedIn: .organisation, "organisation_id", "card_id", "form", "sealed", "since_day",
      "ended_day", "blocked_day", "replaces_card_id"),
    PlainTable("column_mapping", "organisation_id", "header_digest", "mapping"),
    PlainTable(
      "desk_act", "organisation_id", "act_id", "number", "at", "actor", "source", "what", "card_id", "undone"),
    PlainTable(
      "recipient", "recipient_id", "name", "purposes", "route", "language", "mailbox", "endpoint", "verifying_key",
      "since_day", "role", "services", "country", "agreement", "agreement_from", "agreement_until", "security",
      "retention", "instrument", "instrument_reference", "assessment", "instrument_until"),
    PlainTable("lease", "name", "holder", "token", "until_at", "done_day"),
    PlainTable("work_clock", "name", "worked_at", "stopped_at", "stopped_because"),
    PlainTable("clock_acceptance", "stopped_at", "staff", "accepted_at"),
    PlainTable("sweep_wait", "rule", "day", "relationships", "others", "bound", "since_at", "escalated_at"),
    PlainTable("sweep_release", "day", "rule", "ceiling", "first_run", "staff", "released_at"),
    PlainTable("sweep_forecast", "day", "rule", "rows"),
    PlainTable("forecast", "as_of", "months", "people", "examined"),
    PlainTable("forecast_line", "span", "month", "category", "rows"),
    PlainTable("forecast_rule", "span", "month", "rule", "category", "rows"),
    PlainTable("register_file", "kind", "dated_day", "read_at", "entries"),
    PlainTable("audience_run", "run_id", "name", "at", "statement_version", "question"),
    PlainTable("audience_run_count", "run_id", "answer", "people"),
    PlainTable("self_check", "day", "checked_at", "people", "differences"),
    PlainTable("house_check", "name", "checked_at", "faults"),
    PlainTable("sweep_plan", "day", "rule", "category", "rows"),
    PlainTable(
      "campaign", "campaign_id", "name", "draft", "digest", "state", "author", "drafted_at", "released_by",
      "released_at", "statement_version", "halted_at", "finished_at"),
    PlainTable(
      "print_batch", "batch", "campaign_id", "channel", "letters", "digest", "handed_at", "until_day", "recalled"),
    PlainTable("case_latency", "effect", "day", "at_most", "cases", "milliseconds"),
  ]

  /// The drawer a table seals in; nil where it seals nothing.
  static func compartment(of table: String) -> Compartment? {
    machinery.first { $0.name == table }?.compartment ?? tables.first { $0.name == table }?.compartment
  }

  /// The keyring's own database.
  package static let keyring = [
    PlainTable("schema_migration", "number", "name"),
    PlainTable("house", "name", "value"),
    PlainTable("wrapped_key", "owner_id", "compartment", "wrapped", "master_id"),
    PlainTable("travel_link", "customer_id", "travel_ref"),
    PlainTable("ledger_copy", "sequence", "entry", "audit_head"),
  ]
}
