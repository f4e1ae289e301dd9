import Domain
import Storage

/// One person's part of a file, in one transaction.
struct PersonIntake {
  struct Taken {
    var isDuplicate = false
    var stored = 0
    var replaced = 0
    var alreadyHeld = 0
    var refused: [RowRefusal: Int] = [:]
    var countersWritten = 0
    var countersRefused = 0
  }

  private let customer: Int64
  private let card: String?
  private let print: FilePrint
  private let gate: BulkWriting
  private let tx: Transaction

  init(of customer: Int64, card: String?, print: FilePrint, in tx: Transaction) throws {
    self.customer = customer
    self.card = card
    self.print = print
    gate = try BulkWriting("raw_trip", of: customer, in: tx)
    self.tx = tx
  }

  func take(in rows: [TravelRow], by actor: Actor) throws -> Taken {
    var taken = Taken()
    let prints = TravelPrints(print, cards: Set(rows.compactMap(\.cardNumber)), tx.store.keys)
    if let ref = try tx.store.keyring.travelRef(of: customer), try isKnown(prints, ref) {
      taken.isDuplicate = true
      return taken
    }
    var admitted = try TripIdentity.lines(rows, card: card).filter { try passes($0.trip, &taken) }
    // No link before there is something to link to: an objector's file leaves nothing at all.
    guard !admitted.isEmpty else { return try refuseAll(taken, by: actor) }

    let ref = try tx.travelOwner(of: customer)
    let counters = try CounterTable.read(ref, in: tx)
    var held = try HeldTrips.read(ref, in: tx)
    let closed = Set(counters.keys).subtracting(held.months)
    let late = admitted.filter { closed.contains($0.trip.day.month) }.count
    if late > 0 { taken.refused[.monthClosed, default: 0] += late }
    admitted.removeAll { closed.contains($0.trip.day.month) }
    guard let newest = admitted.map(\.trip.day.month).max() else { return try refuseAll(taken, by: actor) }

    let monthsBefore = held.months
    for (line, trip) in admitted {
      switch try held.deliver(trip, prints.trip(line, ref), through: gate) {
      case .new: taken.stored += 1
      case .better: taken.replaced += 1
      case .known: taken.alreadyHeld += 1
      }
    }
    try gate.finish()
    try Rows.write(
      "travel_intake", of: customer, owner: ref,
      ["file_digest": prints.file(ref)[0], "month": newest, "recorded_day": tx.today], in: tx)
    let emptied = monthsBefore.subtracting(held.months)
    let written = try CounterTable.renew(counters, emptied: emptied, by: held.trips, of: customer, ref, in: tx)
    taken.countersWritten = written.written
    taken.countersRefused = written.refused
    try AuditLog.append(
      AuditEntry(
        .travelImported, by: actor, subject: customer, detail: ["statement": try tx.statement.version.id]), in: tx)
    return taken
  }

  private func isKnown(_ prints: TravelPrints, _ ref: Int64) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM travel_intake
      WHERE travel_ref = \(ref) AND file_digest IN (\(list: prints.file(ref))) LIMIT 1
      """)
  }

  /// Whether the trip may be stored; counts it by reason if not.
  private func passes(_ trip: Trip, _ taken: inout Taken) throws -> Bool {
    guard trip.day <= tx.today else {
      taken.refused[.inTheFuture, default: 0] += 1
      return false
    }
    guard let refusal = try gate.refusal(["month": trip.day.month, "happened_day": trip.day]) else { return true }
    taken.refused[RowRefusal(refusal), default: 0] += 1
    return false
  }

  /// The refusal is evidence too: in words of the statement, without a number (no counts of travel).
  private func refuseAll(_ taken: Taken, by actor: Actor) throws -> Taken {
    guard !taken.refused.isEmpty else { return taken }
    let reasons = taken.refused.keys.map(\.rawValue).sorted().joined(separator: ",")
    try AuditLog.append(
      AuditEntry(
        .rowsRefused, by: actor, subject: customer,
        detail: ["category": DataCategory.rawTrip.rawValue, "reasons": reasons]), in: tx)
    return taken
  }
}
