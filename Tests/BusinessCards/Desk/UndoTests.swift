import BusinessCards
import Domain
import Storage
import TestSupport
import Testing

@Suite struct UndoTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  private func rename(_ handle: String, _ department: String) throws -> BusinessContact {
    try company.edit(handle) { $0.department = department }
  }

  @Test func theLastChangeIsTakenBackAndOnlyThat() async throws {
    let anna = try company.handle(of: "Anna")
    _ = try rename(anna, "Inkoop")
    _ = try rename(anna, "Verkoop")
    _ = try await company.carryOut(HistoryActs.Undo())
    #expect(try company.list("Anna").first?.entry.department == "Inkoop")
    await #expect(throws: DeskRefusal.nothingToUndo) { try await company.carryOut(HistoryActs.Undo()) }
    // What undoing needed is kept for no other act.
    #expect(try company.house.store.readNow { try $0.run("SELECT 1 AS one FROM desk_before") }.isEmpty)
  }

  @Test func whatAnotherChangedMeanwhileIsNotUndone() async throws {
    let anna = try company.handle(of: "Anna")
    _ = try rename(anna, "Inkoop")
    let colleague = Keeper.colleague(for: "00000001")
    _ = try company.edit(anna, by: colleague) { $0.department = "Beheer" }
    await #expect(throws: DeskRefusal.stale(handle: anna)) { try await company.carryOut(HistoryActs.Undo()) }
    #expect(try company.list("Anna").first?.entry.department == "Beheer")
  }

  @Test func anEditOfWhatIsNoMoreSoChangesNothing() throws {
    let anna = try company.handle(of: "Anna")
    let seen = try #require(try company.list("Anna").first?.version)
    _ = try rename(anna, "Inkoop")
    #expect(throws: DeskRefusal.stale(handle: anna)) { try company.edit(anna, seen: seen) { $0.department = "Z" } }
    #expect(try company.list("Anna").first?.entry.department == "Inkoop")
  }

  @Test func whatWasErasedComesBackByNoUndo() async throws {
    let anna = try company.handle(of: "Anna")
    _ = try rename(anna, "Inkoop")
    let (person, house) = (company.anna, company.house)
    // As an erasure leaves it: every row of theirs is gone.
    try house.store.writeNow { tx in
      for table in Inventory.tables(of: .customer) where table.category != nil {
        try Rows.erase(try Rows.read(table, of: person, in: tx), in: tx)
      }
      try People.forgetIfNothingIsLeft(person, in: tx)
    }
    await #expect(throws: DeskRefusal.cannotBeUndone) { try await company.carryOut(HistoryActs.Undo()) }
    #expect(try company.list().map(\.name) == ["Bea Boeker", "Piet Prins"])
    #expect(try await company.carryOut(HistoryActs.List(limit: 10)).isEmpty, "nor is it told that somebody was there")
  }

  @Test func aRemovalIsNotUndone() async throws {
    let anna = try company.handle(of: "Anna")
    _ = try await company.carryOut(ContactActs.End(anna))
    await #expect(throws: DeskRefusal.cannotBeUndone) { try await company.carryOut(HistoryActs.Undo()) }
  }

  @Test func theHistorySaysWhoChangedWhatOfWhomAndNotToWhat() async throws {
    let anna = try company.handle(of: "Anna")
    _ = try rename(anna, "Inkoop")
    let line = try #require(try await company.carryOut(HistoryActs.List(limit: 10)).first)
    #expect(line.what == .contactEdited)
    let person = try #require(line.people.first)
    #expect(person.handle == anna && person.name == "Anna de Vriès" && person.fields == [.department])
    #expect(line.from == "portal")
  }
}
