import Delivery
import Domain
import Foundation
import Rights
import Storage
import TestSupport
import Testing

/// What a carrier is given, and what is never given (S36, S37, S42, S43); on every engine.
@Suite struct CarrierFeedTests {
  struct Carrier {
    let house: TemporaryHouse
    let jan: Int64
    let folder: URL

    init(_ dialect: Dialect, entry: Registration? = nil) throws {
      let house = try TemporaryHouse(on: dialect)
      self.house = house
      folder = house.layout.home.appending(path: "feeds")
      jan = try house.store.writeNow { tx in
        let entry = entry ?? .signed("Arriva", .carriers, for: [.carrierMessages])
        try RecipientRegister.keep(
          RecipientRegister.Entry(entry, route: .letter, mailbox: "privacy@arriva.example"), by: .operator, in: tx)
        let jan = try Fixture.subscriber(in: tx)
        try Evidence.consent(to: .carrierMessages, of: jan, source: "portal", givenAt: tx.now, in: tx)
        // Somebody else, who was never asked.
        _ = try Fixture.partner(email: "wil@voorbeeld.example", in: tx)
        return jan
      }
    }

    func feed(_ form: CarrierFeedFile.Form = .csv) async throws -> (report: CarrierFeed.Report, text: String) {
      let report = try await CarrierFeed(store: house.store, folder: folder.path).write(
        to: "arriva", as: form, by: .operator)
      return (report, try String(contentsOf: folder.appending(path: report.file), encoding: .utf8))
    }

    func disclosures() throws -> [Disclosures.Disclosure] {
      try house.store.readNow { tx in try Disclosures.all(of: jan, in: tx) }
    }
  }

  @Test(arguments: Dialect.allCases) func onlyWhoSaidYesIsInItAndEachIsWrittenDown(on dialect: Dialect) async throws {
    let carrier = try Carrier(dialect)
    let (report, text) = try await carrier.feed()
    #expect(report.people == 1 && report.leftOut == 0 && report.recipient == "Arriva")
    let lines = text.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 2 && lines[0] == "reference,email,language")
    #expect(lines[1].hasSuffix(",jan@voorbeeld.example,nl") && lines[1].hasPrefix("RS-"))
    let given = try #require(try carrier.disclosures().first)
    #expect(given.recipient == "Arriva" && given.fields == ["email", "language"])
    #expect(given.reference == lines[1].split(separator: ",").first.map(String.init))
    #expect(
      try carrier.house.count(
        """
        SELECT COUNT(*) AS n FROM disclosure d JOIN consent c ON c.customer_id = d.customer_id
          AND c.consent_id = d.consent_id WHERE c.name = 'carrierMessages'
        """) == 1)
    #expect(
      try carrier.house.count(
        """
        SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'disclosed' AND detail LIKE '%Arriva%'
          AND detail LIKE '%carrierMessages%'
        """) == 1)
  }

  @Test(arguments: Dialect.allCases) func theNextFileCallsThemTheSameInEitherForm(on dialect: Dialect) async throws {
    let carrier = try Carrier(dialect)
    let first = try await carrier.feed().text
    carrier.house.time.advance(days: 1)
    let second = try await carrier.feed(.jsonl).text
    let reference = try #require(first.split(separator: "\r\n").last?.split(separator: ",").first)
    #expect(
      second == #"{"email":"jan@voorbeeld.example","language":"nl","reference":"\#(reference)"}"# + "\n")
    #expect(try carrier.disclosures().count == 2)
  }

  @Test(arguments: Dialect.allCases) func aWithdrawalIsInForceInTheNextFileAndTheCarrierIsTold(
    on dialect: Dialect
  ) async throws {
    let carrier = try Carrier(dialect)
    let reference = try await carrier.feed().text.split(separator: "\r\n").last?.split(separator: ",").first
    let receipt = try await Withdrawal(carrier.house.desk).withdraw(.carrierMessages, by: carrier.jan, in: .nl)
    let (report, text) = try await carrier.feed()
    #expect(report.people == 0 && !text.contains("jan@voorbeeld.example"))
    let (task, identity) = try carrier.house.store.readNow { tx in
      let found = try #require(try CaseTable.find(receipt.reference, in: tx))
      let row = try #require(try InstructionTable.find("Arriva", of: found.id, in: tx))
      return (row, try InstructionTable.identity(of: row, in: tx))
    }
    #expect(task.isOpen && task.everything && task.purposes == [.carrierMessages])
    #expect(identity?.reference == reference.map(String.init), "by the name the carrier knows")
  }

  @Test(arguments: Dialect.allCases) func anObjectionAndARestrictionKeepSomebodyOut(on dialect: Dialect) async throws {
    let carrier = try Carrier(dialect)
    let email = try #require(EmailAddress("jan@voorbeeld.example"))
    _ = try await ObjectToProcessing(carrier.house.desk).submit(.everything, naming: .email(email), in: .nl)
    let (report, _) = try await carrier.feed()
    #expect(report.people == 0 && report.leftOut == 1)
    #expect(try carrier.disclosures().isEmpty)
  }

  @Test(arguments: Dialect.allCases) func withoutAnAgreementThatHoldsNothingIsWrittenAndNothingRecorded(
    on dialect: Dialect
  ) async throws {
    var ended = Registration.signed("Arriva", .carriers, for: [.carrierMessages])
    ended.agreement = Agreement(
      reference: "V-1", from: Day("2020-01-01")!, until: Day("2026-11-22")!, security: "a", retention: "b")
    let carrier = try Carrier(dialect, entry: ended)
    await #expect(throws: HandOverRefused("Arriva", .carrierMessages, .agreementEnded(Day("2026-11-22")!))) {
      try await carrier.feed()
    }
    #expect(try carrier.disclosures().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: carrier.folder.path))
  }

  @Test(arguments: Dialect.allCases) func aFeedGoesToACarrierAndToNobodyElse(on dialect: Dialect) async throws {
    let carrier = try Carrier(dialect, entry: .signed("Arriva", .itServices, for: [.carrierMessages]))
    await #expect(throws: NoCarrier.self) { try await carrier.feed() }
    #expect(try carrier.disclosures().isEmpty)
  }

  @Test(arguments: Dialect.allCases) func itsFileGoesThirtyDaysAfterItWasWritten(on dialect: Dialect) async throws {
    let carrier = try Carrier(dialect)
    let file = carrier.folder.appending(path: try await carrier.feed().report.file)
    func age() async throws -> Int {
      let home = carrier.house.layout.home
      return try await FileAgeing(
        store: carrier.house.store, print: home.appending(path: "print"), feeds: carrier.folder, mail: nil,
        exports: home.appending(path: "exports")
      ).removeDue()
    }
    carrier.house.time.advance(days: 29)
    #expect(try await age() == 0 && FileManager.default.fileExists(atPath: file.path))
    carrier.house.time.advance(days: 1)
    #expect(try await age() == 1 && !FileManager.default.fileExists(atPath: file.path))
  }
}
