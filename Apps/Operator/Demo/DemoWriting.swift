import Domain
import Storage

/// Stores one person of the demonstration, through the same gate as everybody else. What the statement
/// does not allow (a child's profile, an objector's history) is simply not there.
struct DemoWriting {
  let person: DemoPerson
  let customer: Int64
  let tx: Transaction

  func write() throws {
    if person.objects { try objection() }
    try Evidence.agree(
      .subscription, of: customer, terms: "2026", since: person.since, ended: person.ended, in: tx)
    if person.hasExtra {
      try Evidence.agree(.nsExtra, of: customer, terms: "2026", since: person.since, in: tx)
    }
    for contact in person.contacts { try keep { try enter(contact) } }
    try details()
    try contract()
    for consent in person.consents where !person.objects && person.under16Until == nil {
      try Evidence.consent(to: consent, of: customer, source: "portal", givenAt: person.since.at(minute: 600), in: tx)
    }
    try relationship()
    try AuditLog.append(AuditEntry(.customerImported, by: .operator, subject: customer), in: tx)
  }

  private func objection() throws {
    try Evidence.stop(
      .objection, .everything, of: customer, source: "portal", proven: true,
      at: tx.now.adding(hours: -24 * 30), in: tx)
  }

  private func enter(_ contact: (kind: ContactEvent, day: Day, note: String)) throws {
    try Evidence.contact(contact.kind, of: customer, ownAct: true, on: contact.day, note: contact.note, in: tx)
  }

  private func details() throws {
    let day = person.since
    try keep {
      try ContactDetails.add(
        given: person.given, surname: person.surname, of: customer, from: .sale, on: day, in: tx)
    }
    if let email = person.email {
      try keep { try ContactDetails.add(email, of: customer, from: .sale, on: day, in: tx) }
    }
    if let phone = person.phone {
      try keep { try ContactDetails.add(phone, of: customer, from: .sale, on: day, in: tx) }
    }
    if let address = person.address {
      try keep { try ContactDetails.add(address, of: customer, from: .sale, on: day, in: tx) }
    }
  }

  private func contract() throws {
    try keep {
      try Rows.write(
        "product", of: customer, ["since_day": person.since, "ended_day": person.ended],
        sealing: ["name": person.product.name], in: tx)
    }
    try keep {
      let row = try Rows.write(
        "card", of: customer, ["kind": "personal", "since_day": person.since, "ended_day": person.ended],
        sealing: ["number": person.card], in: tx)
      try BlindIndex.enter(.card(person.card), of: customer, row: row, in: tx)
    }
    for bill in [(person.product.name, person.product.cents, person.since)] + person.tickets {
      try keep {
        try Rows.write(
          "invoice", of: customer, ["invoice_day": bill.2, "amount_cents": bill.1, "vat_cents": bill.1 * 9 / 109],
          sealing: ["addressee": "\(person.given) \(person.surname)", "product": bill.0], in: tx)
      }
    }
  }

  private func relationship() throws {
    let today = tx.today
    for ticket in [(person.product.name, person.product.cents, person.since)] + person.tickets {
      try keep {
        try Rows.write(
          "purchase", of: customer, ["happened_day": ticket.2, "recorded_day": ticket.2],
          sealing: ["product": ticket.0], in: tx)
      }
    }
    if let churn = person.churn {
      try keep {
        try Rows.write("profile", of: customer, ["recorded_day": today], sealing: ["churn": "0,\(churn)"], in: tx)
      }
    }
    if let leisure = person.leisure {
      try keep {
        try Rows.write(
          "preference", of: customer, ["stated_at": tx.now, "stated_in": "portal", "recorded_day": today],
          sealing: ["leisure": leisure], in: tx)
      }
    }
    for number in 0..<person.coupons {
      try keep {
        try ExtraBenefits.add(
          number == 0 ? "gratis koffie" : "dagkaart met korting", of: customer, on: today, in: tx)
      }
    }
  }

  private func keep(_ write: () throws -> Void) throws {
    do {
      try write()
    } catch is RowRefused {}
  }
}
