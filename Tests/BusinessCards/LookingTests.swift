import BusinessCards
import Domain
import Foundation
import Identity
import Storage
import TestSupport
import Testing

/// A file is looked at without a change, and what is told then is what is done.
@Suite struct LookingTests {
  private let company: Company

  init() throws {
    company = try Company()
  }

  /// With one of everything: somebody new, twice; somebody who is there, twice; a shared mailbox; cards and logins that two
  /// rows want; and rows that cannot be read.
  private static let list = """
    given name,surname,e-mail,telephone,function,role,card number,cost centre
    Noor,Nieuw,noor@wissel.example,0612345678,,,3528070412340001,K1
    noor,NIEUW,noor@wissel.example,,,,,
    Anna,de Vriès,anna@werk.example,,Machinist,booker,,
    Anna,de Vriès,anna@werk.example,06 87654321,Conducteur,booker,,
    A.,de Vriès,,,,,,
    Piet,Prins,piet@werk.example,,,,,
    Olaf,Ander,olaf@wissel.example,,,booker,,
    Otto,Ander,olaf@wissel.example,,,booker,,
    Kees,Kaart,kees@wissel.example,,,,3528070412340001,
    Fout,Fout,geen adres,,,,,

    """

  private func act(_ decisions: ImportDecisions = ImportDecisions()) -> ImportActs.Import {
    ImportActs.Import(Data(Self.list.utf8), decisions: decisions, skipsBad: true)
  }

  private func told(_ report: ImportReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }

  @Test(arguments: [
    ImportDecisions(), ImportDecisions(all: .new), ImportDecisions(all: .update(handle: nil)),
    ImportDecisions(all: .skip, byLine: [6: .new]),
  ])
  func whatIsLookedAtIsWhatIsDone(decisions: ImportDecisions) async throws {
    let looked = try await company.carryOut(act(decisions), dry: true)
    let done = try await company.carryOut(act(decisions))
    #expect(try told(looked) == told(done))
    #expect(looked.count(.bad) > 0 && looked.count(.added) > 0 && looked.plan == done.plan)
  }

  /// A transaction that only reads refuses every change, and keeps nobody waiting.
  @Test func lookingNeedsNoMoreThanReading() throws {
    let desk = Desk(company.booker, publicURL: "https://rechtspoor.example", contact: .unconfigured)
    let looked = try company.house.store.readNow { tx in try act().look(at: desk, in: tx) }
    #expect(looked.count(.added) > 0 && looked.count(.changed) > 0)
    #expect(try company.list().count == 3)
  }

  @Test func aSecondRowOfSomebodyWhoWasCorrectedIsLeftOut() async throws {
    let done = try await company.carryOut(act())
    let annas = done.rows.filter { $0.name == "Anna de Vriès" }.map(\.outcome)
    #expect(annas == [.changed, .skipped])
  }
}
