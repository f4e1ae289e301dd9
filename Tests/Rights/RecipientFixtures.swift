import Domain
import Rights
import Storage
import TestSupport
import Testing

/// A subscriber who agreed that a carrier gets their address for its messages, and the carrier, which got it.
struct GivenAway {
  let house: TemporaryHouse
  let jan: Int64

  init(
    by route: InstructionRoute = .letter, serving purposes: Set<Purpose> = [.carrierMessages], endpoint: String = "",
    key: String = "", calling reference: String? = "AR-77"
  ) throws {
    house = try TemporaryHouse()
    jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Evidence.consent(to: .carrierMessages, of: jan, source: "portal", givenAt: tx.now, in: tx)
      try RecipientRegister.keep(
        RecipientRegister.Entry(
          Registration.signed("Arriva", .carriers, for: purposes), route: route, mailbox: "privacy@arriva.example",
          endpoint: endpoint, verifyingKey: key), by: .operator, in: tx)
      _ = try RecordDisclosure(to: "arriva", for: .carrierMessages, ["email"]).record(
        ["jan@voorbeeld.example;\(reference ?? "")"], by: .operator, in: tx)
      return jan
    }
  }

  func object(_ scope: Scope = .everything) async throws -> CaseReference {
    try await ObjectToProcessing(house.desk).submit(scope, by: jan, in: .nl).reference
  }

  func row(_ reference: CaseReference) throws -> InstructionTable.Row? {
    try house.store.readNow { tx in
      let found = try #require(try CaseTable.find(reference, in: tx))
      return try InstructionTable.find("Arriva", of: found.id, in: tx)
    }
  }

  func identity(_ reference: CaseReference) throws -> InstructionTable.Identity? {
    let row = try #require(try row(reference))
    return try house.store.readNow { tx in try InstructionTable.identity(of: row, in: tx) }
  }

  func state(_ reference: CaseReference) throws -> CaseState {
    try house.store.readNow { tx in try #require(try CaseTable.find(reference, in: tx)).state }
  }

  /// A round as the scheduler does it, and its letters out.
  func round() async throws -> InstructionRound.Report {
    let report = try await InstructionRound(house.desk).run()
    try await house.carryLetters()
    return report
  }
}
