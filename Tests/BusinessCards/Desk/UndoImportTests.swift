import BusinessCards
import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// A file that was taken in by mistake: whoever it brought goes again, and nobody else.
@Suite struct UndoImportTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  private func takeIn(_ rows: String) async throws -> ImportReport {
    let file = "Voornaam;Achternaam;E-mail;Afdeling;Kaartnummer\n" + rows
    return try await company.carryOut(ImportActs.Import(Data(file.utf8)))
  }

  @Test func whoWasAddedGoesAndWhoWasCorrectedIsAsBefore() async throws {
    let report = try await takeIn("Anna;de Vries;anna@werk.example;Inkoop;\nDirk;Dam;dirk@werk.example;;\n")
    #expect(report.count(.changed) == 1 && report.count(.added) == 1)
    _ = try await company.carryOut(HistoryActs.Undo())
    #expect(try company.list().map(\.name) == ["Bea Boeker", "Piet Prins", "Anna de Vriès"])
    #expect(try company.list("Anna").first?.entry.department.isEmpty == true)
  }

  @Test func whoWasThereAndGotACardIsNeverTakenAway() async throws {
    let report = try await takeIn("Anna;de Vriès;anna@werk.example;;3528001122334455\n")
    #expect(report.cardsIssued == 1)
    await #expect(throws: DeskRefusal.cannotBeUndone) { try await company.carryOut(HistoryActs.Undo()) }
    #expect(try company.list("Anna").first?.cards.map(\.number) == ["3528001122334455"])
  }

  @Test func whoWasAddedAndLeftMeanwhileKeepsNobodyFromGoing() async throws {
    _ = try await takeIn(
      "Dirk;Dam;dirk@werk.example;;\nEva;Eik;eva@werk.example;;\nAnna;de Vries;anna@werk.example;X;\n")
    let colleague = Keeper.colleague(for: "00000001")
    _ = try await company.carryOut(ContactActs.End(try company.handle(of: "Dirk")), by: colleague)
    _ = try await company.carryOut(ContactActs.End(try company.handle(of: "Anna")), by: colleague)
    _ = try await company.carryOut(HistoryActs.Undo())
    #expect(try company.list().map(\.name) == ["Bea Boeker", "Piet Prins"])
  }

  @Test func whoWasAddedAndChangedByAnotherStays() async throws {
    _ = try await takeIn("Dirk;Dam;dirk@werk.example;;\n")
    let dirk = try company.handle(of: "Dirk")
    _ = try company.edit(dirk, by: .colleague(for: "00000001")) { $0.department = "Beheer" }
    await #expect(throws: DeskRefusal.stale(handle: dirk)) { try await company.carryOut(HistoryActs.Undo()) }
    #expect(try company.list("Dirk").first?.entry.department == "Beheer")
  }
}
