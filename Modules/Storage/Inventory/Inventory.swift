import Domain

/// Every table that holds data about people, in the order in which access prints them.
package enum Inventory {
  package static let tables: [PersonalTable] = people + agreements + relationship + travel + rights

  private static let people: [PersonalTable] = [
    PersonalTable(
      "customer", nil, of: .customer, keys: [], from: .ownRecord,
      [.owner(.customer), .plain("first_recorded"), .plain("under16_until"), .plain("language")]),
    PersonalTable(
      "standing", nil, of: .customer, keys: [], from: .ownRecord,
      [
        .owner(.customer), .plain("fold"), .plain("statement_digest"), .plain("check_day"), .plain("reach"),
        .plain("reach_until"),
      ]),
    PersonalTable(
      "contact_detail", .contactDetails, of: .customer, keys: ["detail_id"], in: .person, from: .perRow,
      serves: .byKindAndBrand,
      [
        .owner(.customer), .key("detail_id"), .plain("kind"), .sealed, .plain("source"), .plain("context"),
        .plain("brand"), .plain("opt_out_offered"), .day("recorded_day", .recorded),
      ]),
    PersonalTable(
      "business_contact_detail", .businessContactDetails, of: .customer, keys: ["detail_id"], in: .person,
      from: .perRow, serves: .byKind,
      [
        .owner(.customer), .key("detail_id"), .plain("organisation_id"), .plain("kind"), .sealed, .plain("source"),
        .day("recorded_day", .recorded), .day("role_ended_day", .roleEnd),
      ]),
    PersonalTable(
      "organisation_role", .businessContactDetails, of: .customer, keys: ["organisation_id", "role"], from: .employer,
      [
        .owner(.customer), .key("organisation_id"), .key("role"), .dayAhead("since_day", .recorded),
        .day("ended_day", .roleEnd),
      ]),
    PersonalTable(
      "card", .product, of: .customer, keys: ["card_id"], in: .person, from: .ownRecord,
      [
        .owner(.customer), .key("card_id"), .plain("kind"), .sealed, .dayAhead("since_day", .recorded),
        .plain("ended_day"), .plain("replaces_card_id"), .plain("form"), .plain("blocked_day"),
      ]),
    PersonalTable(
      "product", .product, of: .customer, keys: ["product_id"], in: .person, from: .subject,
      [.owner(.customer), .key("product_id"), .sealed, .dayAhead("since_day", .recorded), .plain("ended_day")]),
    PersonalTable(
      "invoice", .financial, of: .customer, keys: ["invoice_id"], in: .person, from: .ownRecord,
      [
        .owner(.customer), .key("invoice_id"), .bookYear("invoice_day", .bookYearEnd, .happened),
        .plain("amount_cents"), .plain("vat_cents"), .sealed,
      ]),
    PersonalTable(
      "account", .account, of: .customer, keys: ["kind"], in: .person, from: .subject,
      [
        .owner(.customer), .key("kind"), .plain("role"), .plain("handle"), .plain("login_digest"), .plain("password"),
        .sealed, .plain("last_totp_counter"), .day("created_day", .recorded), .day("last_login_day", .lastLogin),
        .day("role_ended_day", .roleEnd),
      ]),
    PersonalTable(
      "device", .account, of: .customer, keys: ["device_id"], in: .person, from: .subject,
      [
        .owner(.customer), .key("device_id"), .plain("token_digest"), .plain("scope"), .sealed, .plain("made_at"),
        .plain("used_at"), .day("used_day", .lastLogin),
      ]),
    PersonalTable(
      "desk_change", .businessContactDetails, of: .customer, keys: ["act_id"], from: .employer,
      [
        .owner(.customer), .key("act_id"), .plain("organisation_id"), .plain("fields"),
        .day("recorded_day", .recorded), .day("role_ended_day", .roleEnd),
      ]),
    PersonalTable(
      "desk_before", .businessContactDetails, of: .customer, keys: ["act_id"], in: .person, from: .employer,
      [
        .owner(.customer), .key("act_id"), .plain("organisation_id"), .sealed, .day("recorded_day", .recorded),
        .day("role_ended_day", .roleEnd),
      ]),
  ]

  private static let agreements: [PersonalTable] = [
    PersonalTable(
      "agreement", .proof, of: .customer, keys: ["agreement_id"], from: .subject,
      [
        .owner(.customer), .key("agreement_id"), .plain("name"), .plain("terms"), .plain("statement_version"),
        .plain("language"), .dayAhead("since_day", .recorded), .day("ended_day", .relianceEnd),
      ]),
    PersonalTable(
      "consent", .proof, of: .customer, keys: ["consent_id"], from: .subject,
      [
        .owner(.customer), .key("consent_id"), .plain("name"), .plain("source"), .plain("statement_version"),
        .plain("language"), .plain("given_at"), .plain("confirmed_at"), .plain("withdrawn_at"),
        .day("relied_until_day", .relianceEnd), .day("withdrawn_day", .relianceEnd),
      ]),
    PersonalTable(
      "stop", .proof, of: .customer, keys: ["stop_id"], from: .subject,
      [
        .owner(.customer), .key("stop_id"), .plain("act"), .plain("scope"), .plain("source"),
        .plain("statement_version"), .plain("language"), .plain("at"), .plain("proven_at"),
        .plain("taken_back_at"), .day("relied_until_day", .relianceEnd),
      ]),
    PersonalTable(
      "lift", .proof, of: .customer, keys: ["lift_id"], from: .subject,
      [
        .owner(.customer), .key("lift_id"), .plain("purpose"), .plain("channel"), .plain("brand"),
        .plain("consent_id"), .plain("at"), .day("relied_until_day", .relianceEnd),
      ]),
    PersonalTable(
      "hold", .caseFile, of: .customer, keys: ["hold_id"], from: .ownRecord,
      [
        .owner(.customer), .key("hold_id"), .plain("ground"), .plain("owner"), .day("since_day", .recorded),
        .plain("review_day"), .day("until_day", .caseClosed),
      ]),
    PersonalTable(
      "restriction", .caseFile, of: .customer, keys: ["restriction_id"], from: .ownRecord,
      [
        .owner(.customer), .key("restriction_id"), .plain("case_id"), .plain("reason"), .day("since_day", .recorded),
        .day("until_day", .caseClosed),
      ]),
  ]

  private static let relationship: [PersonalTable] = [
    PersonalTable(
      "purchase", .transactions, of: .customer, keys: ["purchase_id"], in: .relationship, from: .observed,
      [
        .owner(.customer), .key("purchase_id"), .sealed, .day("happened_day", .happened),
        .day("recorded_day", .recorded),
      ]),
    PersonalTable(
      "contact_event", .contactHistory, of: .customer, keys: ["event_id"], in: .relationship, from: .observed,
      [
        .owner(.customer), .key("event_id"), .plain("kind"), .plain("own_act"), .sealed,
        .day("happened_day", .happened), .day("recorded_day", .recorded),
      ]),
    PersonalTable(
      "profile", .customerProfile, of: .customer, keys: ["profile_id"], in: .relationship, from: .inferred,
      [.owner(.customer), .key("profile_id"), .sealed, .day("recorded_day", .recorded)]),
    PersonalTable(
      "engagement", .engagement, of: .customer, keys: ["engagement_id"], in: .relationship, from: .observed,
      serves: .bySurface,
      [
        .owner(.customer), .key("engagement_id"), .plain("surface"), .plain("consent_id"), .sealed,
        .day("recorded_day", .recorded),
      ]),
    PersonalTable(
      "preference", .derivedPreferences, of: .customer, keys: ["preference_id"], in: .relationship, from: .subject,
      [
        .owner(.customer), .key("preference_id"), .sealed, .plain("stated_at"), .plain("stated_in"),
        .day("recorded_day", .recorded),
      ]),
    PersonalTable(
      "extra_benefit", .extraBenefits, of: .customer, keys: ["benefit_id"], in: .extra, from: .inferred,
      [
        .owner(.customer), .key("benefit_id"), .plain("kind"), .sealed, .day("recorded_day", .recorded),
        .plain("redeemed_day"),
      ]),
    PersonalTable(
      "disclosure", .disclosure, of: .customer, keys: ["disclosure_id"], in: .disclosure, from: .ownRecord,
      [
        .owner(.customer), .key("disclosure_id"), .plain("recipient"), .plain("purpose"), .plain("fields"),
        .plain("consent_id"), .day("happened_day", .happened, .lastDisclosure), .sealed, .plain("lapsed_day"),
      ]),
  ]

  private static let travel: [PersonalTable] = [
    PersonalTable(
      "month_counter", .travelBehaviour, of: .travel, keys: ["month"], from: .inferred,
      [
        .owner(.travel), .month("month", .monthEnd, .recorded), .plain("travel_frequency"), .plain("recency"),
        .plain("peak_use"), .plain("preferred_routes"), .plain("preferred_stations"), .plain("ov_fiets"),
        .plain("bicycle_parking"), .plain("travel_revenue"),
      ]),
    PersonalTable(
      "raw_trip", .rawTrip, of: .travel, keys: ["month", "trip_key"], from: .observed,
      [
        .owner(.travel), .month("month", .monthEnd), .key("trip_key"), .plain("trip"),
        .day("happened_day", .happened, .recorded),
      ]),
    PersonalTable(
      "travel_intake", .rawTrip, of: .travel, keys: ["file_digest"], from: .ownRecord,
      [
        .owner(.travel), .key("file_digest"), .month("month", .monthEnd),
        .day("recorded_day", .recorded, .happened),
      ]),
  ]

  private static let rights: [PersonalTable] = [
    PersonalTable(
      "customer_case", .caseFile, of: .customer, keys: ["case_id"], from: .ownRecord,
      [.owner(.customer), .key("case_id"), .day("closed_day", .caseClosed)]),
    PersonalTable(
      "rights_case", .caseFile, of: .rightsCase, keys: [], in: .caseFile, from: .subject,
      [
        .owner(.rightsCase), .plain("kind"), .plain("scope"), .plain("state"), .plain("language"),
        .plain("received_at"), .day("received_day", .recorded), .plain("due_day"), .plain("acts_at"),
        .day("closed_day", .caseClosed), .plain("statement_version"), .sealed, .plain("certificate_digest"),
        .plain("certificate_signature"), .plain("certificate_text"), .plain("answered"), .plain("answered_with"),
      ]),
    PersonalTable(
      "case_event", .caseFile, of: .rightsCase, keys: ["sequence"], from: .ownRecord,
      [.owner(.rightsCase), .key("sequence"), .plain("event"), .plain("at"), .plain("actor")]),
    PersonalTable(
      "case_outcome", .caseFile, of: .rightsCase, keys: ["sequence"], from: .ownRecord,
      [
        .owner(.rightsCase), .key("sequence"), .plain("outcome"), .plain("category"), .plain("rows"),
        .plain("purpose"), .plain("source"), .plain("until_day"), .plain("basis"), .plain("anchor"), .plain("period"),
        .plain("channel"), .plain("brand"),
      ]),
    PersonalTable(
      "case_timing", .caseFile, of: .rightsCase, keys: [], from: .ownRecord,
      [
        .owner(.rightsCase), .plain("asked_at"), .plain("stopped_at"), .plain("proven_at"), .plain("erased_at"),
        .plain("unreadable_at"), .plain("gone_at"), .plain("counted"),
      ]),
    PersonalTable(
      "recipient_instruction", .caseFile, of: .rightsCase, keys: ["recipient"], in: .caseFile, from: .ownRecord,
      [
        .owner(.rightsCase), .key("recipient"), .plain("route"), .plain("purposes"), .plain("categories"),
        .plain("everything"), .plain("request"), .plain("decided_at"), .plain("due_day"), .plain("next_at"),
        .plain("attempts"), .plain("reminders"), .plain("sent_at"), .plain("answer"), .plain("confirmed_at"),
        .plain("confirmed_by"), .plain("given_up_at"), .plain("joined_case_id"), .sealed,
      ]),
    PersonalTable(
      "recipient_notice", .caseFile, of: .notice, keys: [], in: .caseFile, from: .ownRecord,
      [
        .owner(.notice), .plain("reference"), .plain("recipient"), .plain("act"), .plain("route"), .plain("people"),
        .plain("case_id"), .plain("decided_at"), .plain("due_day"), .plain("next_at"), .plain("reminders"),
        .plain("confirmed_at"), .plain("confirmed_by"), .plain("given_up_at"), .day("recorded_day", .recorded),
        .day("closed_day", .caseClosed), .sealed,
      ]),
    PersonalTable(
      "case_evidence", .caseFile, of: .rightsCase, keys: ["sequence"], from: .ownRecord,
      [.owner(.rightsCase), .key("sequence"), .plain("made_at"), .plain("digest"), .plain("signature")]),
    PersonalTable(
      "access_export", .export, of: .customer, keys: ["export_id"], in: .person, from: .ownRecord,
      [
        .owner(.customer), .key("export_id"), .plain("case_id"), .sealed, .plain("downloads"),
        .day("recorded_day", .recorded),
      ]),
    PersonalTable(
      "death_report", .deceased, of: .customer, keys: ["report_id"], from: .ownRecord,
      [
        .owner(.customer), .key("report_id"), .plain("case_id"), .plain("stop_id"), .plain("source"),
        .plain("died_day"), .day("recorded_day", .recorded),
      ]),
    PersonalTable(
      "staff_view", .staffView, of: .customer, keys: ["view_id"], from: .ownRecord,
      [
        .owner(.customer), .key("view_id"), .plain("handle"), .plain("reference"), .plain("categories"), .plain("at"),
        .day("happened_day", .happened),
      ]),
    PersonalTable(
      "campaign_message", .delivery, of: .customer, keys: ["campaign_id"], from: .ownRecord,
      [
        .owner(.customer), .key("campaign_id"), .plain("message_id"), .plain("campaign"), .plain("purpose"),
        .plain("channel"), .plain("brand"), .plain("state"), .plain("basis"), .plain("consent"), .plain("agreement"),
        .plain("reason"), .plain("statement_version"), .plain("language"), .plain("digest"), .plain("decided_at"),
        .plain("sent_at"), .plain("batch"), .plain("attempts"), .plain("claim"), .plain("claimed_until"),
        .day("recorded_day", .recorded),
      ]),
    PersonalTable(
      "letter", .delivery, of: .letter, keys: [], in: .letter, from: .ownRecord,
      [
        .owner(.letter), .plain("case_id"), .plain("kind"), .plain("route"), .plain("state"), .sealed,
        .plain("decided_at"), .plain("next_attempt_at"), .plain("attempts"), .plain("sent_at"),
        .day("recorded_day", .happened), .day("failed_day", .recorded), .plain("claim"), .plain("batch"),
        .plain("digest"),
      ]),
  ]
}

extension Inventory {
  package static func tables(of owner: Owner) -> [PersonalTable] { tables.filter { $0.owner == owner } }

  package static func table(_ name: String) -> PersonalTable {
    guard let table = tables.first(where: { $0.name == name }) else {
      preconditionFailure("\(name) is in no inventory")
    }
    return table
  }
}
