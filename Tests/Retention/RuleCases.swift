import Domain
import Storage
import TestSupport

@testable import Retention

/// Something that one of the rules R1–R20 lets go, and when.
struct RuleCase: Sendable, CustomStringConvertible {
  /// Puts it into the house, as of today.
  typealias Arrangement = @Sendable (TemporaryHouse) throws -> Ending

  struct Ending {
    /// The first day on which it is gone; nil: never.
    let end: Day?
    /// Whether it is there.
    let isThere: () throws -> Bool
  }

  let rule: String
  let what: String
  let arrange: Arrangement

  init(_ rule: String, _ what: String, _ arrange: @escaping Arrangement) {
    self.rule = rule
    self.what = what
    self.arrange = arrange
  }

  var description: String { "\(rule): \(what)" }

  static func of(_ rule: String) -> RuleCase? { all.first { $0.rule == rule } }

  static let all = relationship + people + cases + house

  // MARK: - What the relationship is kept for

  private static let relationship = [
    RuleCase("R1", "a month counter, of somebody who travels on without a contact") { house in
      let ref = try house.store.writeNow { tx in try Jan.counter(of: Jan.subscriber(in: tx), in: tx) }
      // Last month's, which counts from the first day after it.
      return house.ending("month_counter", ref, house.today.month.first.adding(months: 48))
    },
    RuleCase("R2", "a stated preference, after the last contact") { house in
      let jan = try house.jan()
      return house.ending("preference", jan, house.today.adding(months: 48))
    },
    RuleCase("R3", "what a proven objection ends") { house in
      let jan = try house.jan()
      _ = try house.sweep.once()
      guard try house.count("profile", of: jan) == 1 else { return house.ending("profile", 0, nil) }
      house.time.advance(days: 1)
      try house.store.writeNow { tx in
        _ = try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: true, in: tx)
      }
      return house.ending("profile", jan, house.today)
    },
    RuleCase("R4", "a benefit of NS Extra, when the agreement ends") { house in
      let end = house.today.adding(days: 100)
      let jan = try house.jan { jan, tx in
        try Evidence.agree(.nsExtra, of: jan, terms: "1", since: tx.today, ended: end, in: tx)
        try Rows.write(
          "extra_benefit", of: jan, ["kind": "coupon", "recorded_day": tx.today], sealing: ["benefit": "koffie"],
          in: tx)
      }
      return house.ending("extra_benefit", jan, end)
    },
    RuleCase("R5", "a raw trip, after its month") { house in
      let ref = try house.store.writeNow { tx in
        let jan = try Jan.subscriber(in: tx)
        let ref = try tx.travelRef(for: jan)
        try Rows.write(
          "raw_trip", of: jan, owner: ref,
          [
            "month": tx.today.month, "trip_key": [UInt8](repeating: 1, count: 16), "trip": "ut-asd",
            "happened_day": tx.today,
          ], in: tx)
        return ref
      }
      return house.ending("raw_trip", ref, house.today.month.last.adding(days: 35))
    },
    RuleCase("R6", "a sign-up that nobody confirmed") { house in
      let person = try house.store.writeNow { tx in
        let person = try People.make(language: .nl, in: tx)
        if let email = EmailAddress("nieuw@voorbeeld.example") {
          try ContactDetails.add(email, of: person, from: .signUp, in: tx)
        }
        return person
      }
      return house.ending("contact_detail", person, house.today.adding(days: 30))
    },
  ]

  // MARK: - What is kept of a person for other reasons

  private static let people = [
    RuleCase("R7", "a copy made for somebody") { house in
      let jan = try house.jan { jan, tx in
        try Rows.write(
          "access_export", of: jan, ["case_id": Int64(1) << 50, "downloads": 0, "recorded_day": tx.today],
          sealing: ["zip": "UEs="], in: tx)
      }
      return house.ending("access_export", jan, house.today.adding(days: 7))
    },
    RuleCase("R9", "an invoice, after its book year") { house in
      let jan = try house.jan()
      return house.ending("invoice", jan, Month(year: house.today.year + 8, month: 1).first)
    },
    RuleCase("R11", "the report of a death") { house in
      let jan = try house.jan { jan, tx in
        let stop = try Evidence.stop(.objection, .everything, of: jan, source: "import", proven: true, in: tx)
        try Deaths.record(of: jan, .register, died: tx.today, for: 5, stop: stop, in: tx)
      }
      return house.ending("death_report", jan, house.today.adding(months: 120))
    },
    RuleCase("R12", "product administration, after the contract") { house in
      let ended = house.today.adding(days: 10)
      let jan = try house.jan { jan, tx in _ = try Evidence.end(.subscription, of: jan, on: ended, in: tx) }
      return house.ending("product", jan, ended.adding(months: 24))
    },
    RuleCase("R13", "proof of a consent, after it was withdrawn") { house in
      let jan = try house.jan { jan, tx in
        _ = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
        _ = try Evidence.withdraw(.emailTracking, of: jan, in: tx)
      }
      return house.ending("consent", jan, house.today.adding(months: 60))
    },
    RuleCase("R14", "what a carrier was given") { house in
      let jan = try house.jan { jan, tx in
        try Rows.write(
          "disclosure", of: jan,
          [
            "recipient": "carrier", "purpose": Purpose.carrierMessages.rawValue, "fields": "email",
            "happened_day": tx.today,
          ], in: tx)
      }
      return house.ending("disclosure", jan, house.today.adding(months: 60))
    },
    RuleCase("R16", "an account, after the last login") { house in
      let jan = try house.jan { jan, tx in try account(of: jan, in: tx) }
      return house.ending("account", jan, house.today.adding(months: 24))
    },
    RuleCase("R16", "an account whose role has ended") { house in
      let jan = try house.jan { jan, tx in try account(of: jan, in: tx) }
      _ = try house.sweep.once()
      house.time.advance(days: 1)
      try house.store.writeNow { tx in
        try tx.run("UPDATE account SET role_ended_day = \(tx.today) WHERE customer_id = \(jan)")
        try StandingTable.refold(jan, in: tx)
      }
      return house.ending("account", jan, house.today)
    },
    RuleCase("R19", "that a colleague looked") { house in
      let jan = try house.jan { jan, tx in
        try Rows.write(
          "staff_view", of: jan,
          [
            "handle": "h", "reference": "NS-AAAA-AAAA-AA", "categories": "contactDetails", "at": tx.now,
            "happened_day": tx.today,
          ], in: tx)
      }
      return house.ending("staff_view", jan, house.today.adding(months: 24))
    },
  ]

  // MARK: - Cases and letters

  private static let cases = [
    RuleCase("R8", "the dossier of a case, after it closed") { house in
      let id = try house.store.writeNow { tx in
        let state = CaseState(CaseReference(from: tx.store.entropy), .objection, received: tx.now)
        let id = try CaseTable.open(
          state, scope: .everything, language: .nl, due: tx.today, request: CaseTable.Request(), in: tx)
        try tx.run("UPDATE rights_case SET closed_day = \(tx.today) WHERE case_id = \(id)")
        return id
      }
      return house.ending("rights_case", id, house.today.adding(months: 60))
    },
    RuleCase("R18", "a letter that was sent") { house in
      house.ending("letter", try letter(sent: true, in: house), house.today.adding(days: 30))
    },
    RuleCase("R20", "a letter that came back") { house in
      house.ending("letter", try letter(sent: false, in: house), house.today.adding(months: 12))
    },
  ]

  // MARK: - What the house keeps of itself

  private static let house = [
    RuleCase("R10", "a suppression") { house in
      guard let address = EmailAddress("weg@voorbeeld.example") else { preconditionFailure("an address") }
      try house.store.writeNow { tx in
        _ = try SuppressionList.suppress(.email(address), scope: .everything, source: "portal", in: tx)
      }
      return Ending(end: nil) {
        try house.store.readNow { tx in
          try !SuppressionList.scopes(.email(address), Lane(.email, .ns), in: tx).isEmpty
        }
      }
    },
    RuleCase("R15", "a year of the audit log, after it closed") { house in
      try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
      let year = house.today.year
      house.time.set(Month(year: year + 1, month: 1).first.at(minute: 600))
      try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
      return Ending(end: Month(year: year + 6, month: 1).first) {
        try house.store.readNow { tx in
          try tx.exists("SELECT 1 AS one FROM audit_entry WHERE segment = \(year) LIMIT 1")
        }
      }
    },
    RuleCase("R17", "an entry of the ledger") { house in
      let entry = try house.store.writeNow { tx in try Ledger.note(.stopped, of: 7, in: tx) }
      return Ending(end: house.today.adding(days: 90)) {
        try house.store.readNow { tx in
          try tx.exists("SELECT 1 AS one FROM ledger WHERE sequence = \(entry.sequence)")
        }
      }
    },
  ]

  private static func account(of customer: Int64, in tx: Transaction) throws {
    try Rows.write(
      "account", of: customer,
      [
        "kind": "booker", "role": "", "handle": "h", "login_digest": [UInt8](repeating: 2, count: 32),
        "last_totp_counter": 0, "created_day": tx.today, "last_login_day": tx.today,
      ], sealing: ["email": "jan@voorbeeld.example"], in: tx)
  }

  private static func letter(sent: Bool, in house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in
      let letter = try Outbox.enqueue(
        Outbox.Letter(to: "jan@voorbeeld.example", name: "", subject: "x", body: "y", language: .nl), kind: "notice",
        route: .email, of: nil, in: tx)
      try Outbox.finish(letter, sent: sent, in: tx)
      return letter
    }
  }
}

extension TemporaryHouse {
  fileprivate var today: Day { time.now.day }

  /// Jan, and what is special about him.
  fileprivate func jan(_ more: (Int64, Transaction) throws -> Void = { _, _ in }) throws -> Int64 {
    try store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try more(jan, tx)
      return jan
    }
  }

  fileprivate func ending(_ table: String, _ owner: Int64, _ end: Day?) -> RuleCase.Ending {
    RuleCase.Ending(end: end) { try self.count(table, of: owner) > 0 }
  }
}
